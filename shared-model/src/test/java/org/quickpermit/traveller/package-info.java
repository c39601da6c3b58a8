/// Tests of the traveller's data.
@NullMarked
package org.quickpermit.traveller;

import org.jspecify.annotations.NullMarked;
