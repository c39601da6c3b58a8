/// From a barcode that was accepted to a sheet on the counter: lease, journal, paper, printer, evidence, report; and what a start makes of prints that a crash cut off.
@NullMarked
package org.quickpermit.kiosk.issuing;

import org.jspecify.annotations.NullMarked;
