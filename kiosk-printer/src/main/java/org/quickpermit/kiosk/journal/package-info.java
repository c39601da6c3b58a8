/// The kiosk's own memory: every step of every print, written and synced before the step is taken; the tray; the reports the server has not acknowledged yet.
@NullMarked
package org.quickpermit.kiosk.journal;

import org.jspecify.annotations.NullMarked;
