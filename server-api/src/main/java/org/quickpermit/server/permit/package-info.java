/// Permits from the grant to their end: states, seals, the trust list, the right to print a sheet, revocation.
@NullMarked
package org.quickpermit.server.permit;

import org.jspecify.annotations.NullMarked;
