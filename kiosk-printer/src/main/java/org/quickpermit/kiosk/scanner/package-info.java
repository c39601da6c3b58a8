/// From the bytes of a barcode reader to whole scans. The framer is pure and bounded; the port that feeds it sits in `internal`.
@NullMarked
package org.quickpermit.kiosk.scanner;

import org.jspecify.annotations.NullMarked;
