/// Numbered blank sheets from the printing works to the traveller: receipt, hand-over, trays, shifts, the books and their reports.
@NullMarked
package org.quickpermit.server.stock;

import org.jspecify.annotations.NullMarked;
