package org.quickpermit.stock;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number printed on a blank sheet: up to four capitals, then four to eight digits, as `A0000001`. Numbers with the
/// same letters and as many digits are one series and follow one another.
///
/// @param prefix the letters, may be empty
/// @param digits how many digits, 4 to 8
/// @param serial the digits as a number
public record SheetNumber(String prefix, int digits, long serial) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{0,4})([0-9]{4,8})");

    /// @throws IllegalArgumentException when the parts make no number
    public SheetNumber {
        if (!FORM.matcher(text(prefix, digits, serial)).matches()) {
            throw new IllegalArgumentException("not the number of a sheet");
        }
    }

    /// Reads a number.
    ///
    /// @param text exactly as printed on the sheet
    /// @return the number, or empty when it has another form
    public static Optional<SheetNumber> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SheetNumber(parts.group(1), parts.group(2).length(), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /// Reads a number that is known to be one.
    ///
    /// @throws IllegalArgumentException when it has another form; the message says what to do
    public static SheetNumber of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(
                "sheet number: type it as printed on the sheet, up to four capitals and four to eight digits"));
    }

    /// True when the text is the number of a sheet.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// What numbers of one series have in common, as `A7` for one letter and seven digits.
    public String series() {
        return prefix + digits;
    }

    /// The number some places further on in the series.
    ///
    /// @throws IllegalArgumentException when the series has no such number
    public SheetNumber plus(long places) {
        return new SheetNumber(prefix, digits, serial + places);
    }

    private static String text(String prefix, int digits, long serial) {
        String number = Long.toString(serial);
        return prefix + "0".repeat(Math.max(0, digits - number.length())) + (number.length() > digits ? "-" : "")
                + number;
    }

    /// The number as printed on the sheet.
    @Override
    public String toString() {
        return text(prefix, digits, serial);
    }
}
