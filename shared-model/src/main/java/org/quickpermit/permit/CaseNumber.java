package org.quickpermit.permit;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The case number (案號) of an application: service, year, serial and an ISO 7064 check character, as in
/// `QP-26-000123-H`. One number per application, approved or refused.
///
/// @param value the number as printed
public record CaseNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{2})-(\\d{2})-(\\d{6,9})-([0-9A-Z])");

    /// @throws IllegalArgumentException when the form or the check character is wrong
    public CaseNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a case number: its form or check character is wrong");
        }
    }

    /// Reads the JSON string a case number travels as.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CaseNumber of(String value) {
        return new CaseNumber(value);
    }

    /// The number of the `serial`-th case of a service in a year.
    ///
    /// @param service two letters, `QP` for the quick permit
    /// @param year Western year; the last two digits are printed
    /// @param serial from 1, at most nine digits
    public static CaseNumber of(String service, int year, long serial) {
        String shortYear = padded(year % 100, 2);
        String digits = padded(serial, 6);
        char check = Iso7064.checkCharacter(service + shortYear + digits);
        return new CaseNumber(service + "-" + shortYear + "-" + digits + "-" + check);
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /// True when form and check character are right. Never throws.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches() && Iso7064.isValid(text.replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
