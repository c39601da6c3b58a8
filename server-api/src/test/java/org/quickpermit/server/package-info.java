/// The rules the server's packages keep.
@NullMarked
package org.quickpermit.server;

import org.jspecify.annotations.NullMarked;
