/// Tests of a kiosk that is cut off from the centre.
@NullMarked
package org.quickpermit.kiosk.cutoff;

import org.jspecify.annotations.NullMarked;
