/// What a traveller and the staff can see and do at a kiosk, as data: one record per screen, one record per thing that can happen, and the pure function from one to the next. Nothing here knows a window, a wire or a clock; time comes in as an event.
@NullMarked
package org.quickpermit.kiosk.station;

import org.jspecify.annotations.NullMarked;
