/// A stand-in for the server, whose classes this module must not know.
@NullMarked
package org.quickpermit.server.standin;

import org.jspecify.annotations.NullMarked;
