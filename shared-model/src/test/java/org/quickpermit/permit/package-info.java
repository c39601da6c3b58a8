/// Tests of the numbers and states of a permit.
@NullMarked
package org.quickpermit.permit;

import org.jspecify.annotations.NullMarked;
