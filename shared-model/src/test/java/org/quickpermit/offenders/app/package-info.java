/// Breaks no rule: the composition root may build what is internal.
@NullMarked
package org.quickpermit.offenders.app;

import org.jspecify.annotations.NullMarked;
