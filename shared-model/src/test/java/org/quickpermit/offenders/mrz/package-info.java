/// Breaks rules on purpose.
@NullMarked
package org.quickpermit.offenders.mrz;

import org.jspecify.annotations.NullMarked;
