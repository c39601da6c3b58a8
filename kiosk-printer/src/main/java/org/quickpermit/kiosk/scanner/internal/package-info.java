/// The reader at a serial port.
@NullMarked
package org.quickpermit.kiosk.scanner.internal;

import org.jspecify.annotations.NullMarked;
