/// Doors into a kiosk's inner parts for the simulation, which runs them on virtual time.
@NullMarked
package org.quickpermit.kiosk.app;

import org.jspecify.annotations.NullMarked;
