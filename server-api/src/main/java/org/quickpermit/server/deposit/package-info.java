/// The agencies' deposits as a double-entry ledger in whole NT$: top-ups, permit fees, statements, and the price list.
@NullMarked
package org.quickpermit.server.deposit;

import org.jspecify.annotations.NullMarked;
