/// Numbered blank sheets: their numbers and ranges, and the states one sheet goes through from the depot to a traveller's hand.
@NullMarked
package org.quickpermit.stock;

import org.jspecify.annotations.NullMarked;
