package org.quickpermit.agency.newapplication;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The text of a machine-readable zone as keys make it, one character at a time. A reader that works as a keyboard is
/// told from a person by its speed alone: a whole zone at 20 characters a second or more is a swipe. Pure: time comes
/// with each key.
///
/// A busy machine hands on a reader's keys with pauses in between. Silence alone therefore ends no swipe that is still
/// incomplete: what follows within [#ABANDONED] goes on with it, unless it is a whole zone by itself.
///
/// Only `A-Z`, `0-9` and `<` get in. Small letters become capitals and full-width forms half-width ones, since both
/// come from the keyboard's state and not from the document; everything else is refused and named.
public final class MrzEntry {
    /// A pause this long ends a run of keys.
    static final Duration RUN_ENDS = Duration.ofMillis(250);
    /// After this long without a key a reader that has not finished is said to have misread.
    static final Duration SILENCE = Duration.ofMillis(500);
    /// A pause this long gives an incomplete swipe up: what follows is another one.
    static final Duration ABANDONED = Duration.ofSeconds(2);
    /// The slowest average of a reader, from key to key.
    static final Duration SLOWEST_READER = Duration.ofMillis(50);

    private static final int SURELY_A_READER = 20;
    /// No person pauses so seldom in a whole zone.
    private static final int MOST_PAUSES = 4;
    /// Room for a swipe that broke off and the one after it.
    private static final int LONGEST = 44 * 6;
    private static final int MOST_CHARACTERS = 3 * 30 + 2;
    private static final Pattern BEGINNING = Pattern.compile("[PVIAC][A-Z<]{0,4}|[PVIAC][A-Z<]{4}[A-Z0-9<\\n]*");

    private final Predicate<List<String>> reads;
    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private int caret;
    private boolean byHand;

    /// @param reads tells whether rows can be read as a zone, all check digits right; must be quick and pure
    public MrzEntry(Predicate<List<String>> reads) {
        this.reads = reads;
    }

    /// Keys without a pause between them.
    private static final class Run {
        private int start;
        private final long began;
        private final boolean afresh;
        private long last;
        private int keys;

        Run(int start, long began, boolean afresh) {
            this.start = start;
            this.began = began;
            this.last = began;
            this.afresh = afresh;
        }

        long duration() {
            return last - began;
        }

        boolean isAReaders() {
            return keys >= SURELY_A_READER && duration() <= SLOWEST_READER.toNanos() * (keys - 1);
        }
    }

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
            beginAnew();
        }
        Run run = key(nanos);
        if (text.length() < LONGEST) {
            text.insert(caret, normal.charAt(0));
            caret++;
        }
        leaveWhatCameBefore(run);
        return new Typed.Taken();
    }

    /// The end of a row: Enter, or what a reader sends instead.
    public void endRow(long nanos) {
        key(nanos);
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
            edited();
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
        runs.clear();
        byHand = false;
    }

    /// The rows as they stand, without line ends. A zone that came as one row is cut where its length says.
    public List<String> rows() {
        return rows(text.toString());
    }

    private static List<String> rows(String text) {
        return spans(text).stream().filter(span -> span.length() > 0)
                .map(span -> text.substring(span.start(), span.end())).toList();
    }

    /// Row and column of the caret, both from 0, in [#rows].
    public Caret caret() {
        List<Span> spans = spans(text.toString());
        int row = 0;
        while (row + 1 < spans.size() && spans.get(row + 1).start() <= caret) {
            row++;
        }
        return new Caret(row, caret - spans.get(row).start());
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (String row : text.split("\n", -1)) {
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

    /// True when rows of the right number and lengths are there. Where a second swipe may have begun after one that broke
    /// off, the two together count only when they can be read.
    public boolean isWhole() {
        return isShape(rows()) && (runs.stream().noneMatch(this::mayBeAnother) || reads.test(rows()));
    }

    /// True when nothing is there.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// True when the whole text came at a reader's speed, pauses left out.
    public boolean isSwiped() {
        int keys = runs.stream().mapToInt(run -> run.keys).sum();
        long sending = runs.stream().mapToLong(Run::duration).sum();
        return !byHand && keys > SURELY_A_READER && runs.size() <= 1 + MOST_PAUSES
                && runs.getFirst().start == 0 && runs.stream().skip(1).noneMatch(run -> run.afresh)
                && sending <= SLOWEST_READER.toNanos() * (keys - runs.size());
    }

    /// True when a reader may still be sending: the last key is less than [#RUN_ENDS] ago, or less than [#SILENCE] in the
    /// middle of a swipe.
    public boolean isRunning(long nanos) {
        if (runs.isEmpty()) {
            return false;
        }
        Duration patience = isSwiped() && !isWhole() ? SILENCE : RUN_ENDS;
        Run run = runs.getLast();
        return run.keys > 1 && nanos - run.last < patience.toNanos();
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

    private Run key(long nanos) {
        long pause = runs.isEmpty() ? 0 : nanos - runs.getLast().last;
        if (runs.isEmpty() || pause > RUN_ENDS.toNanos()) {
            runs.add(new Run(caret, nanos, pause > ABANDONED.toNanos()));
        }
        Run run = runs.getLast();
        run.keys++;
        run.last = nanos;
        return run;
    }

    /// A reader replaces what stood in the field, unless that is the part of the same zone it sent before a pause.
    private void leaveWhatCameBefore(Run run) {
        boolean goesOn = !byHand && !run.afresh && run.start > 0 && BEGINNING.matcher(text.substring(0, run.start))
                .matches();
        if (run.isAReaders() && !goesOn && looksLikeABeginning(run)) {
            keepOnly(run);
        } else {
            runs.stream().filter(this::isAZoneFrom).findFirst().ifPresent(this::keepOnly);
        }
    }

    private boolean isAZoneFrom(Run run) {
        if (run.start == 0 || caret < text.length() || !looksLikeABeginning(run)) {
            return false;
        }
        List<String> rows = rows(text.substring(run.start));
        return isShape(rows)
                && (text.length() - run.start > 2 * 36 || text.length() > MOST_CHARACTERS || reads.test(rows));
    }

    /// A whole zone stands there, and another key comes. Where the zone cannot be read, its last characters may have been the
    /// first of the next one.
    private void beginAnew() {
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.start > 0 && looksLikeABeginning(last) && !reads.test(rows())) {
            keepOnly(last);
        } else {
            clear();
        }
    }

    private boolean mayBeAnother(Run run) {
        return run.start > 0 && run.isAReaders() && looksLikeABeginning(run);
    }

    private boolean looksLikeABeginning(Run run) {
        return run.start < text.length() && BEGINNING.matcher(text.substring(run.start)).matches();
    }

    private void keepOnly(Run first) {
        runs.subList(0, runs.indexOf(first)).clear();
        int start = first.start;
        runs.forEach(run -> run.start -= start);
        text.setLength(caret);
        text.delete(0, start);
        caret = text.length();
        byHand = false;
    }

    private void edited() {
        runs.clear();
        byHand = true;
    }

    private static int width(String row) {
        boolean passport = row.startsWith("P") || row.startsWith("V");
        if (row.length() == 90) {
            return 30;
        }
        return row.length() == 72 && !passport ? 36 : 44;
    }

    private static boolean isShape(List<String> rows) {
        return isShape(rows, 2, 44) || isShape(rows, 2, 36) || isShape(rows, 3, 30);
    }

    private static boolean isShape(List<String> rows, int count, int length) {
        return rows.size() == count && rows.stream().allMatch(row -> row.length() == length);
    }

    private static boolean belongs(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '<';
    }
}
