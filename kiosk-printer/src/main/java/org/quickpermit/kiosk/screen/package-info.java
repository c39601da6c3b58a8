/// What a traveller sees: one class per screen, drawn in code, fed by the state of the station and by nothing else; and the pages of the staff console.
@NullMarked
package org.quickpermit.kiosk.screen;

import org.jspecify.annotations.NullMarked;
