/// Tests of the framer and of the serial port.
@NullMarked
package org.quickpermit.kiosk.scanner;

import org.jspecify.annotations.NullMarked;
