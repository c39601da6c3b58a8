/// Tests of the station's rules.
@NullMarked
package org.quickpermit.kiosk.station;

import org.jspecify.annotations.NullMarked;
