/// Breaks rules on purpose.
@NullMarked
package org.quickpermit.offenders.feature.internal;

import org.jspecify.annotations.NullMarked;
