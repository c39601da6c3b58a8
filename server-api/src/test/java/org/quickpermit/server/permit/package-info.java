/// Tests of permits, seals, the trust list and printing.
@NullMarked
package org.quickpermit.server.permit;

import org.jspecify.annotations.NullMarked;
