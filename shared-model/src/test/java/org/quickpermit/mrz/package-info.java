/// Tests of the machine-readable zone against published vectors.
@NullMarked
package org.quickpermit.mrz;

import org.jspecify.annotations.NullMarked;
