/// Breaks rules on purpose.
@NullMarked
package org.quickpermit.offenders.traveller;

import org.jspecify.annotations.NullMarked;
