package org.quickpermit.mrz;

/// The check digit of ICAO Doc 9303-3 §4.9: digits count as themselves, `A` to `Z` as 10 to 35, the filler as 0;
/// weights 7, 3, 1 from the left, sum modulo 10.
///
/// It does not see every mistake: two characters whose values agree modulo 10 can stand for each other (`6` and `G`,
/// `0`, `A`, `K` and the filler). A right check digit is therefore no reason to correct a character.
public final class CheckDigit {
    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigit() {}

    /// The digit that belongs behind `field`.
    ///
    /// @param field characters of `A-Z`, `0-9` and `<`
    /// @throws IllegalArgumentException when a character is outside that alphabet
    public static char of(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            int value = value(field.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("character " + (i + 1) + " is outside A-Z, 0-9 and <");
            }
            sum = (sum + value * WEIGHTS[i % 3]) % 10;
        }
        return (char) ('0' + sum);
    }

    /// The value of a character, -1 when it is outside the alphabet.
    static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 10;
        }
        return c == '<' ? 0 : -1;
    }
}
