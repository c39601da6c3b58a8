/// Tests of working cut off from the centre.
@NullMarked
package org.quickpermit.server.cutoff;

import org.jspecify.annotations.NullMarked;
