/// Working cut off from the centre, the centre's side: what kiosks fetch ahead, the keys they seal with alone, who may print what while a kiosk is silent, and what comes back afterwards.
@NullMarked
package org.quickpermit.server.cutoff;

import org.jspecify.annotations.NullMarked;
