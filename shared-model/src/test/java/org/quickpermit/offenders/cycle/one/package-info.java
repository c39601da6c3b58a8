/// Breaks rules on purpose.
@NullMarked
package org.quickpermit.offenders.cycle.one;

import org.jspecify.annotations.NullMarked;
