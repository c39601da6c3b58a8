package org.quickpermit.kiosk.journal;

import java.util.Optional;

import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;

/// The numbered sheets in the printer's tray: consecutive numbers, the first one on top.
///
/// @param sheets the sheets that were loaded
/// @param used how many of them have been taken
public record Tray(SheetRange sheets, int used) {
    /// @throws IllegalArgumentException when the counts do not fit
    public Tray {
        if (used < 0 || used > sheets.count()) {
            throw new IllegalArgumentException("sheets used must lie between 0 and " + sheets.count());
        }
    }

    /// A tray by the number of its first sheet.
    ///
    /// @param first number of the first sheet that was loaded: up to four capitals, then four to eight digits
    /// @param count how many were loaded, 1 to [SheetRange#MAX_COUNT]
    /// @param used how many of them have been taken
    /// @throws IllegalArgumentException when the number has another form, the range leaves its digits, or the counts do
    ///         not fit; the message says what to do
    public Tray(String first, int count, int used) {
        this(new SheetRange(SheetNumber.of(first), count), used);
    }

    /// Number of the first sheet that was loaded.
    public String first() {
        return sheets.first().toString();
    }

    /// How many were loaded.
    public int count() {
        return sheets.count();
    }

    /// Number of the sheet that lies on top; empty when the tray is used up.
    public Optional<String> top() {
        return used == count() ? Optional.empty() : Optional.of(numbered(used));
    }

    /// Sheets left.
    public int left() {
        return count() - used;
    }

    /// Place of a sheet in this tray, 0 for the first; empty when it is not one of them.
    public Optional<Integer> placeOf(String sheetNumber) {
        return SheetNumber.parse(sheetNumber).flatMap(sheets::placeOf);
    }

    /// The same tray with another number of sheets taken.
    public Tray withUsed(int taken) {
        return new Tray(sheets, taken);
    }

    /// Number of the sheet at a place, 0 for the first.
    public String numbered(int place) {
        return sheets.at(place).toString();
    }
}
