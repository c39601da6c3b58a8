/// Working cut off from the centre: what is fetched ahead, the key the kiosk seals with alone, whether it may print, and what a permit needs then.
@NullMarked
package org.quickpermit.kiosk.cutoff;

import org.jspecify.annotations.NullMarked;
