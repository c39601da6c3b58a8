/// Amounts of New Taiwan dollars. The fee, the deposit and every statement count whole dollars; there are no cents anywhere in the system.
@NullMarked
package org.quickpermit.money;

import org.jspecify.annotations.NullMarked;
