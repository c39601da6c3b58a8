package org.quickpermit.paper;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines: between words, and between any two Chinese characters except before closing punctuation.
final class LineBreaker {
    private static final String NOT_FIRST = "，。、；：！？）」』％,.;:!?)%";
    private static final String NOT_LAST = "（「『(";

    private LineBreaker() {}

    /// The lines of a text, none wider than `width` unless a single word is.
    static List<String> lines(String text, Type type, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            if (!line.isEmpty() && type.width((line + piece).stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(piece.stripLeading());
            } else {
                line.append(piece);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// What must stay together.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int previous = ' ';
        for (int c : text.codePoints().toArray()) {
            if (!piece.isEmpty() && mayBreak(previous, c)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
            previous = c;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0 || after == ' ') {
            return false;
        }
        return before == ' ' || isWide(before) || isWide(after);
    }

    private static boolean isWide(int codePoint) {
        return codePoint >= 0x2E80;
    }
}
