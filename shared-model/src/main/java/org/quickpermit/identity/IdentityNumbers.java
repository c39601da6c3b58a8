package org.quickpermit.identity;

import java.util.regex.Pattern;

import org.quickpermit.identity.IdentityNumber.HongKongId;
import org.quickpermit.identity.IdentityNumber.MacauId;
import org.quickpermit.identity.IdentityNumber.NationalId;
import org.quickpermit.identity.IdentityNumber.ResidentNumber;
import org.quickpermit.identity.IdentityResult.Invalid;
import org.quickpermit.identity.IdentityResult.Valid;

/// Reads identity numbers as people type them. Full-width letters, digits and brackets count as their half-width forms
/// and blanks do not count; anything else must be as printed, capitals included. The kinds differ in length and letters,
/// so that a text is at most one of them.
public final class IdentityNumbers {
    private static final Pattern HONG_KONG = Pattern.compile("[A-Z]{1,2}[0-9]{6}[0-9A]");
    private static final Pattern HONG_KONG_BODY = Pattern.compile("[A-Z]{1,2}[0-9]{6}");
    private static final Pattern MACAU = Pattern.compile("[0-9]{8}");
    private static final Pattern TAIWAN = Pattern.compile("[A-Z][A-Z0-9][0-9]{8}");
    /// Letter of the place, in the order of its number from 10 on.
    private static final String PLACES = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    private static final int[] TAIWAN_WEIGHTS = {1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1};

    private IdentityNumbers() {}

    /// Reads a number.
    ///
    /// @param typed what was typed, of any length
    /// @return the number, or the first fault with its place; never an exception
    public static IdentityResult parse(String typed) {
        Typed text = Typed.of(typed);
        Invalid fault = text.fault();
        if (fault != null) {
            return fault;
        }
        String number = text.number();
        if (MACAU.matcher(number).matches()) {
            return "157".indexOf(number.charAt(0)) >= 0
                    ? new Valid(new MacauId(number))
                    : text.invalid(0, IdentityFault.FIRST_DIGIT);
        }
        if (text.bracketed() || HONG_KONG.matcher(number).matches()) {
            return hongKong(text);
        }
        if (TAIWAN.matcher(number).matches()) {
            return taiwan(text);
        }
        if (HONG_KONG_BODY.matcher(number).matches()) {
            return text.invalid(number.length() - 1, IdentityFault.CHECK_DIGIT_MISSING);
        }
        return new Invalid(0, IdentityFault.FORM);
    }

    /// The check digit of a Hong Kong number: `A` is 10 to `Z` 35, a missing first letter 36; weights 9 to 2.
    ///
    /// @param body one or two letters and six digits
    /// @throws IllegalArgumentException when `body` has another form
    public static char hongKongCheckDigit(String body) {
        if (!HONG_KONG_BODY.matcher(body).matches()) {
            throw new IllegalArgumentException("one or two letters and six digits");
        }
        int sum = body.length() == 7 ? 36 * 9 : 0;
        for (int i = 0; i < body.length(); i++) {
            int weight = body.length() - i + 1;
            sum += Character.getNumericValue(body.charAt(i)) * weight;
        }
        int digit = (11 - sum % 11) % 11;
        return digit == 10 ? 'A' : (char) ('0' + digit);
    }

    private static IdentityResult hongKong(Typed text) {
        String number = text.number();
        if (!HONG_KONG.matcher(number).matches()) {
            return new Invalid(0, IdentityFault.FORM);
        }
        int last = number.length() - 1;
        String body = number.substring(0, last);
        if (hongKongCheckDigit(body) != number.charAt(last)) {
            return text.invalid(last, IdentityFault.CHECK_DIGIT);
        }
        return new Valid(new HongKongId(body, number.charAt(last)));
    }

    private static IdentityResult taiwan(Typed text) {
        String number = text.number();
        char second = number.charAt(1);
        if ("1289ABCD".indexOf(second) < 0) {
            return text.invalid(1, IdentityFault.SECOND_CHARACTER);
        }
        if (!isTaiwanSumRight(number)) {
            return text.invalid(number.length() - 1, IdentityFault.CHECK_DIGIT);
        }
        boolean citizen = second == '1' || second == '2';
        return new Valid(citizen ? new NationalId(number) : new ResidentNumber(number));
    }

    private static boolean isTaiwanSumRight(String number) {
        int place = 10 + PLACES.indexOf(number.charAt(0));
        int sum = place / 10 * TAIWAN_WEIGHTS[0] + place % 10 * TAIWAN_WEIGHTS[1];
        for (int i = 1; i < number.length(); i++) {
            char c = number.charAt(i);
            // In old resident numbers the second letter counts by the last digit of its number.
            int digit = c >= 'A' ? PLACES.indexOf(c) % 10 : c - '0';
            sum += digit * TAIWAN_WEIGHTS[i + 1];
        }
        return sum % 10 == 0;
    }
}
