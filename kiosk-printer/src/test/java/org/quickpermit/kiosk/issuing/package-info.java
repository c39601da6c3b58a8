/// Tests of issuing, faults and cuts included.
@NullMarked
package org.quickpermit.kiosk.issuing;

import org.jspecify.annotations.NullMarked;
