/// Tests of the deposit's pages without a screen.
@NullMarked
package org.quickpermit.agency.deposit;

import org.jspecify.annotations.NullMarked;
