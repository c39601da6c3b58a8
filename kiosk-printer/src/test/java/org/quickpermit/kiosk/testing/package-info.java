/// Devices for tests, speaking the real protocols: a serial line and a printer.
@NullMarked
package org.quickpermit.kiosk.testing;

import org.jspecify.annotations.NullMarked;
