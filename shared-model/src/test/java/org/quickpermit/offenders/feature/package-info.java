/// Breaks rules on purpose.
@NullMarked
package org.quickpermit.offenders.feature;

import org.jspecify.annotations.NullMarked;
