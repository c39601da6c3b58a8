/// A stand-in for the kiosk, whose classes this module must not know.
@NullMarked
package org.quickpermit.kiosk.standin;

import org.jspecify.annotations.NullMarked;
