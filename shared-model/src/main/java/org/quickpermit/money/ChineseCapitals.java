package org.quickpermit.money;

/// Whole numbers in the capital numerals of Chinese receipts, which cannot be altered by adding strokes.
final class ChineseCapitals {
    private static final String DIGITS = "零壹貳參肆伍陸柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "萬", "億", "兆", "京"};

    private ChineseCapitals() {}

    /// The numerals of a number without its sign.
    static String of(long number) {
        String digits = Long.toString(number).replace("-", "");
        if (digits.equals("0")) {
            return "零";
        }
        StringBuilder text = new StringBuilder();
        boolean zeroPending = false;
        boolean groupHasDigit = false;
        for (int i = 0; i < digits.length(); i++) {
            int place = digits.length() - 1 - i;
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                zeroPending = true;
            } else {
                // One 零 stands for any run of zeros between digits.
                text.append(zeroPending ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place % 4]);
                zeroPending = false;
                groupHasDigit = true;
            }
            if (place % 4 == 0 && groupHasDigit) {
                text.append(GROUPS[place / 4]);
                groupHasDigit = false;
            }
        }
        return text.toString();
    }
}
