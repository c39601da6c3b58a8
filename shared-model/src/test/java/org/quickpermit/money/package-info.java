/// Tests of amounts.
@NullMarked
package org.quickpermit.money;

import org.jspecify.annotations.NullMarked;
