/// Tests of what kiosks and the centre agree on without talking.
@NullMarked
package org.quickpermit.cutoff;

import org.jspecify.annotations.NullMarked;
