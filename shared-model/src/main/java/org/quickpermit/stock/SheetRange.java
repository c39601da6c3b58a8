package org.quickpermit.stock;

import java.util.Optional;

/// Consecutive sheets of one series.
///
/// @param first number of the first sheet
/// @param count how many, 1 to [#MAX_COUNT]
public record SheetRange(SheetNumber first, int count) {
    /// The largest range that is handled in one piece, and what a tray holds at most.
    public static final int MAX_COUNT = 5_000;

    /// @throws IllegalArgumentException when the count is out of range or the last number would have too many digits; the
    ///         message says what to do
    public SheetRange {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("number of sheets: type a number from 1 to " + MAX_COUNT);
        }
        if (Long.toString(first.serial() + count - 1).length() > first.digits()) {
            throw new IllegalArgumentException(
                    "number of sheets: the last number would have more digits than the first");
        }
    }

    /// Number of the last sheet.
    public SheetNumber last() {
        return first.plus(count - 1L);
    }

    /// Number of the sheet at a place.
    ///
    /// @param place 0 for the first
    /// @throws IllegalArgumentException when the series has no such number
    public SheetNumber at(int place) {
        return first.plus(place);
    }

    /// Place of a sheet in this range, 0 for the first; empty when it is not one of them.
    public Optional<Integer> placeOf(SheetNumber sheet) {
        long place = sheet.serial() - first.serial();
        return sheet.series().equals(first.series()) && place >= 0 && place < count
                ? Optional.of((int) place)
                : Optional.empty();
    }

    /// First and last number, as `A0000001-A0000500`.
    @Override
    public String toString() {
        return first + "-" + last();
    }
}
