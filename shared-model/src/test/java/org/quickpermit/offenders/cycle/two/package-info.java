/// Breaks rules on purpose.
@NullMarked
package org.quickpermit.offenders.cycle.two;

import org.jspecify.annotations.NullMarked;
