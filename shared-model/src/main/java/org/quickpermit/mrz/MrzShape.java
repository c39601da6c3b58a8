package org.quickpermit.mrz;

import java.util.List;

import org.quickpermit.mrz.MrzResult.Rejected;

import org.jspecify.annotations.Nullable;

/// The outside of a zone: how many rows, how long, which characters.
final class MrzShape {
    private static final int CARD_ROWS = 3;

    private MrzShape() {}

    /// The first thing that keeps the rows from being a zone at all, or null.
    static @Nullable Rejected firstFault(List<String> rows) {
        if (rows.size() != 2 && rows.size() != CARD_ROWS) {
            return new Rejected(0, 0, MrzFault.ROW_COUNT);
        }
        int expected = expectedLength(rows);
        for (int row = 1; row <= rows.size(); row++) {
            String text = rows.get(row - 1);
            for (int i = 0; i < text.length(); i++) {
                if (CheckDigit.value(text.charAt(i)) < 0) {
                    return new Rejected(row, i + 1, faultOf(text.charAt(i)));
                }
            }
            if (text.length() != expected) {
                return new Rejected(row, Math.min(text.length(), expected) + 1, MrzFault.ROW_LENGTH);
            }
        }
        return null;
    }

    /// The layout of rows without a fault of shape.
    static MrzFormat format(List<String> rows) {
        int length = rows.getFirst().length();
        if (length == MrzFormat.TD1.columns()) {
            return MrzFormat.TD1;
        }
        if (length == MrzFormat.TD3.columns()) {
            return MrzFormat.TD3;
        }
        return rows.getFirst().startsWith("V") ? MrzFormat.MRV_B : MrzFormat.TD2;
    }

    static String withoutTrailingFillers(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '<') {
            end--;
        }
        return text.substring(0, end);
    }

    private static MrzFault faultOf(char c) {
        if (c >= 'a' && c <= 'z') {
            return MrzFault.LOWER_CASE;
        }
        boolean fullWidth = c >= '\uFF01' && c <= '\uFF5E' || c == '\u3000';
        return fullWidth ? MrzFault.FULL_WIDTH : MrzFault.ILLEGAL_CHARACTER;
    }

    /// With two rows, a row of a known length tells what the other should have been.
    private static int expectedLength(List<String> rows) {
        if (rows.size() == CARD_ROWS) {
            return MrzFormat.TD1.columns();
        }
        int passport = MrzFormat.TD3.columns();
        int card = MrzFormat.TD2.columns();
        int first = rows.getFirst().length();
        int second = rows.getLast().length();
        if (first == passport || first == card) {
            return first;
        }
        if (second == passport || second == card) {
            return second;
        }
        return Math.max(first, second) <= card ? card : passport;
    }
}
