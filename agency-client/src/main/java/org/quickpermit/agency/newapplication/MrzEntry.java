package org.quickpermit.agency.newapplication;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The text of a machine-readable zone as keys make it, one character at a time. A reader that works as a keyboard is
/// told from a person by its speed alone: a whole zone at 20 characters a second or more is a swipe. Pure: time comes
/// with each key.
///
/// Only `A-Z`, `0-9` and `<` get in. Small letters become capitals and full-width forms half-width ones, since both
/// come from the keyboard's state and not from the document; everything else is refused and named.
public final class MrzEntry {
    /// A pause this long ends a run of keys.
    static final Duration RUN_ENDS = Duration.ofMillis(250);
    /// The slowest average of a reader, from key to key.
    static final Duration SLOWEST_READER = Duration.ofMillis(50);

    private static final int SURELY_A_READER = 20;
    private static final int LONGEST = 44 * 3;

    private final StringBuilder text = new StringBuilder();
    private int caret;
    private int runStart;
    private long runBegan;
    private long lastKey;
    private int runKeys;
    private boolean pasted;

    /// What became of a character.
    public sealed interface Typed {
        /// It is in.
        record Taken() implements Typed {}

        /// It cannot stand in a machine-readable zone.
        ///
        /// @param character what was refused
        record Refused(String character) implements Typed {}
    }

    /// Types one character.
    ///
    /// @param typed one character as the keyboard gave it
    /// @param nanos time of the key, from any fixed point
    public Typed type(String typed, long nanos) {
        String normal = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        if (normal.length() != 1 || !belongs(normal.charAt(0))) {
            return new Typed.Refused(typed);
        }
        if (isWhole() && caret == text.length()) {
            clear();
        }
        beforeKey(nanos);
        if (text.length() < LONGEST) {
            text.insert(caret, normal.charAt(0));
            caret++;
            pasted = false;
        }
        dropWhatCameBeforeAReader();
        return new Typed.Taken();
    }

    /// The end of a row: Enter, or what a reader sends instead.
    public void endRow(long nanos) {
        beforeKey(nanos);
        boolean somethingBefore = caret > 0 && text.charAt(caret - 1) != '\n';
        if (somethingBefore && !isWhole() && text.length() < LONGEST) {
            text.insert(caret, '\n');
            caret++;
        }
    }

    /// Puts text from the clipboard in place of everything.
    ///
    /// @param clip what was on the clipboard; blanks at the ends of rows do not count
    /// @return the characters that cannot stand in a zone, each once; when there are any, nothing was changed
    public List<String> paste(String clip) {
        String normal = Normalizer.normalize(clip.strip(), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT)
                .replaceAll("[ \\t]*\\R[ \\t]*", "\n");
        List<String> refused = normal.codePoints()
                .filter(c -> c != '\n' && (c > 'Z' || !belongs((char) c)))
                .mapToObj(Character::toString)
                .distinct()
                .toList();
        if (refused.isEmpty()) {
            text.setLength(0);
            text.append(normal, 0, Math.min(normal.length(), LONGEST));
            caret = text.length();
            pasted = true;
            runKeys = 0;
        }
        return refused;
    }

    /// Deletes the character before the caret.
    public void backspace() {
        if (caret > 0) {
            caret--;
            text.deleteCharAt(caret);
            edited();
        }
    }

    /// Deletes the character behind the caret.
    public void delete() {
        if (caret < text.length()) {
            text.deleteCharAt(caret);
            edited();
        }
    }

    /// Moves the caret by `steps` characters, to the left when negative; it stops at either end.
    public void move(int steps) {
        caret = Math.clamp((long) caret + steps, 0, text.length());
        edited();
    }

    /// Empties the zone.
    public void clear() {
        text.setLength(0);
        caret = 0;
        edited();
        pasted = false;
    }

    /// The rows as they stand, without line ends. A zone that came as one row is cut where its length says.
    public List<String> rows() {
        return spans().stream().filter(span -> span.length() > 0).map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    /// Row and column of the caret, both from 0, in [#rows].
    public Caret caret() {
        List<Span> spans = spans();
        int row = 0;
        while (row + 1 < spans.size() && spans.get(row + 1).start() <= caret) {
            row++;
        }
        return new Caret(row, caret - spans.get(row).start());
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (String row : text.toString().split("\n", -1)) {
            int width = width(row);
            int from = 0;
            do {
                spans.add(new Span(start + from, Math.min(width, row.length() - from)));
                from += width;
            } while (from < row.length());
            start += row.length() + 1;
        }
        return spans;
    }

    private record Span(int start, int length) {
        int end() {
            return start + length;
        }
    }

    /// True when rows of the right number and lengths are there.
    public boolean isWhole() {
        List<String> rows = rows();
        return isShape(rows, 2, 44) || isShape(rows, 2, 36) || isShape(rows, 3, 30);
    }

    /// True when nothing is there.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// True when the whole text came in one run at a reader's speed.
    public boolean isSwiped() {
        return !pasted && runStart == 0 && runKeys > SURELY_A_READER && atReadersSpeed();
    }

    /// True when a reader may still be sending: the last key is less than [#RUN_ENDS] ago.
    public boolean isRunning(long nanos) {
        return runKeys > 1 && nanos - lastKey < RUN_ENDS.toNanos();
    }

    /// A place in the zone.
    ///
    /// @param row row
    /// @param column column
    public record Caret(int row, int column) {}

    @Override
    public String toString() {
        return "MrzEntry[" + text.length() + " characters]";
    }

    private void beforeKey(long nanos) {
        if (runKeys == 0 || nanos - lastKey > RUN_ENDS.toNanos()) {
            beginRun(nanos);
        }
        runKeys++;
        lastKey = nanos;
    }

    private void beginRun(long nanos) {
        runStart = caret;
        runBegan = nanos;
        lastKey = nanos;
        runKeys = 0;
    }

    private void dropWhatCameBeforeAReader() {
        if (runStart > 0 && runKeys == SURELY_A_READER && atReadersSpeed()) {
            text.delete(0, runStart);
            caret -= runStart;
            runStart = 0;
        }
    }

    private boolean atReadersSpeed() {
        return lastKey - runBegan <= SLOWEST_READER.toNanos() * Math.max(1, runKeys - 1);
    }

    private void edited() {
        runKeys = 0;
        runStart = -1;
    }

    private static int width(String row) {
        boolean passport = row.startsWith("P") || row.startsWith("V");
        if (row.length() == 90) {
            return 30;
        }
        return row.length() == 72 && !passport ? 36 : 44;
    }

    private static boolean isShape(List<String> rows, int count, int length) {
        return rows.size() == count && rows.stream().allMatch(row -> row.length() == length);
    }

    private static boolean belongs(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '<';
    }
}
