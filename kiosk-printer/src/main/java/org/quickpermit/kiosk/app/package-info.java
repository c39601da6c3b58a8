/// Puts the kiosk together: reads the command line, opens what is needed in order, runs the flow from scan to permit, closes everything in reverse.
@NullMarked
package org.quickpermit.kiosk.app;

import org.jspecify.annotations.NullMarked;
