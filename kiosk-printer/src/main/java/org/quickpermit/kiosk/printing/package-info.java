/// What the kiosk asks of its printer, what a printer may answer, and how the answers become evidence that a sheet came out, or that it did not, or that nobody knows. The conversation itself sits in `internal`.
@NullMarked
package org.quickpermit.kiosk.printing;

import org.jspecify.annotations.NullMarked;
