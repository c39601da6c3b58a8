package org.quickpermit.kiosk.journal;

import java.util.Optional;

import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;

/// The numbered sheets in the printer's tray: consecutive numbers, the first one on top.
///
/// @param first number of the first sheet that was loaded, in the form of [SheetNumber]
/// @param count how many were loaded, 1 to 5000
/// @param used how many of them have been taken
public record Tray(String first, int count, int used) {
    /// How many sheets a tray may hold.
    public static final int MAX_COUNT = SheetRange.MAX_COUNT;

    /// @throws IllegalArgumentException when the number has another form, the range leaves its digits, or the counts do
    ///         not fit; the message says what to do
    public Tray {
        SheetRange loaded = new SheetRange(SheetNumber.of(first), count);
        if (used < 0 || used > loaded.count()) {
            throw new IllegalArgumentException("sheets used must lie between 0 and " + count);
        }
    }

    /// The sheets that were loaded.
    public SheetRange loaded() {
        return new SheetRange(SheetNumber.of(first), count);
    }

    /// Number of the sheet that lies on top; empty when the tray is used up.
    public Optional<String> top() {
        return used == count ? Optional.empty() : Optional.of(numbered(used));
    }

    /// Sheets left.
    public int left() {
        return count - used;
    }

    /// Place of a sheet in this tray, 0 for the first; empty when it is not one of them.
    public Optional<Integer> placeOf(String sheetNumber) {
        return SheetNumber.parse(sheetNumber).flatMap(loaded()::placeOf);
    }

    /// The same tray with another number of sheets taken.
    public Tray withUsed(int sheets) {
        return new Tray(first, count, sheets);
    }

    /// Number of the sheet at a place, 0 for the first.
    public String numbered(int place) {
        return loaded().at(place).toString();
    }
}
