package org.quickpermit.kiosk.journal;

import java.util.Optional;
import java.util.regex.Pattern;

/// The numbered sheets in the printer's tray: consecutive numbers, the first one on top.
///
/// @param first number of the first sheet that was loaded: up to four capitals, then four to eight digits
/// @param count how many were loaded, 1 to 5000
/// @param used how many of them have been taken
public record Tray(String first, int count, int used) {
    /// How many sheets a tray may hold.
    public static final int MAX_COUNT = 5_000;

    private static final Pattern NUMBER = Pattern.compile("[A-Z]{0,4}[0-9]{4,8}");

    /// @throws IllegalArgumentException when the number has another form, the range leaves its digits, or the counts do
    ///         not fit; the message says what to do
    public Tray {
        if (!NUMBER.matcher(first).matches()) {
            throw new IllegalArgumentException(
                    "sheet number: type it as printed on the sheet, up to four capitals and four to eight digits");
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("number of sheets: type a number from 1 to " + MAX_COUNT);
        }
        if (used < 0 || used > count) {
            throw new IllegalArgumentException("sheets used must lie between 0 and " + count);
        }
        if (digits(number(first) + count - 1).length() > digitsOf(first)) {
            throw new IllegalArgumentException(
                    "number of sheets: the last number would have more digits than the first");
        }
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
        if (!NUMBER.matcher(sheetNumber).matches() || !prefix(sheetNumber).equals(prefix(first))
                || sheetNumber.length() != first.length()) {
            return Optional.empty();
        }
        long place = number(sheetNumber) - number(first);
        return place < 0 || place >= count ? Optional.empty() : Optional.of((int) place);
    }

    /// The same tray with another number of sheets taken.
    public Tray withUsed(int sheets) {
        return new Tray(first, count, sheets);
    }

    /// Number of the sheet at a place, 0 for the first.
    public String numbered(int place) {
        String digits = digits(number(first) + place);
        return prefix(first) + "0".repeat(digitsOf(first) - digits.length()) + digits;
    }

    private static String prefix(String number) {
        return number.replaceFirst("[0-9]+$", "");
    }

    private static long number(String number) {
        return Long.parseLong(number.substring(prefix(number).length()));
    }

    private static int digitsOf(String number) {
        return number.length() - prefix(number).length();
    }

    private static String digits(long number) {
        return Long.toString(number);
    }
}
