package org.quickpermit.installers.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Row 22 of the security page: no regular expression of the programs runs away. All are found by reading the sources; each
/// is matched against texts that repeat what it is made of, at two lengths. What is counted is how often it looks at a
/// character, not time: a whole match may look at twice the text about twice as often, a search from every place four times.
class SlowPatternTest {
    private static final RepositoryFiles FILES = RepositoryFiles.here();
    private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*+\"";
    private static final Pattern CALL = Pattern.compile(
            "(Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*(" + LITERAL + "(?:\\s*\\+\\s*"
                    + LITERAL + ")*)\\s*[,)]");
    private static final Pattern ANY_LITERAL = Pattern.compile(LITERAL);
    /// Their patterns come in by a parameter: every text in these files is taken for one.
    private static final Set<String> BY_PARAMETER = Set.of(
            "server-api/src/main/java/org/quickpermit/server/registers/internal/FieldKind.java",
            "shared-model/src/main/java/org/quickpermit/mrz/DocumentKinds.java");
    private static final int SHORT = 60;
    private static final long MOST = 2_000_000;

    /// A text that counts how often it is looked at, and ends what would not end.
    private static final class Watched implements CharSequence {
        private final String text;
        private long looks;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST) {
                throw new RunsAway();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class RunsAway extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void no_pattern_of_the_programs_runs_away() {
        Map<String, Boolean> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(60);
        List<String> slow = new ArrayList<>();
        patterns.forEach((pattern, whole) -> {
            if (isSlow(pattern, whole)) {
                slow.add(pattern);
            }
        });
        assertThat(slow).isEmpty();
    }

    @Test
    void patterns_that_are_known_to_run_away_are_found() {
        assertThat(List.of("(a+)+b", "([a-z]+)*1", "(.*a){12}b", "(\\d+-?)+x"))
                .allMatch(pattern -> isSlow(pattern, true));
        assertThat(List.of("[a-z]+", "[A-Z]+( [A-Z]+)*", "a*+b")).noneMatch(pattern -> isSlow(pattern, true));
    }

    /// A pattern that is put together where it is used escapes the reading of the sources.
    @Test
    void patterns_that_are_no_constants_are_where_they_are_known() {
        Set<String> found = new TreeSet<>();
        sources().forEach((path, text) -> {
            if (Pattern.compile("Pattern\\.compile\\(\\s*[^\"\\s]").matcher(text).find()) {
                found.add(path);
            }
        });
        assertThat(found).isEqualTo(new TreeSet<>(BY_PARAMETER));
    }

    private static Map<String, String> sources() {
        return FILES.texts(path -> path.endsWith(".java") && path.contains("/src/main/java/"));
    }

    /// Every pattern, and whether it has to match the whole text.
    private static Map<String, Boolean> patterns() {
        Map<String, Boolean> patterns = new TreeMap<>();
        sources().forEach((path, text) -> {
            Matcher call = CALL.matcher(text);
            while (call.find()) {
                boolean whole = call.group(1).equals("Pattern.compile") || call.group(1).equals(".matches");
                patterns.merge(joined(call.group(2)), whole, Boolean::logicalAnd);
            }
            if (BY_PARAMETER.contains(path)) {
                ANY_LITERAL.matcher(text).results()
                        .forEach(literal -> patterns.putIfAbsent(joined(literal.group()), true));
            }
        });
        return patterns;
    }

    private static String joined(String literals) {
        StringBuilder text = new StringBuilder();
        ANY_LITERAL.matcher(literals).results().map(literal -> literal.group())
                .forEach(literal -> text.append(literal, 1, literal.length() - 1));
        return text.toString().translateEscapes();
    }

    private static boolean isSlow(String regex, boolean whole) {
        Pattern pattern = Pattern.compile(regex);
        Set<String> pumps = new LinkedHashSet<>();
        Set<String> letters = new LinkedHashSet<>(List.of("a", "A", "1", " ", "-", "\n"));
        regex.codePoints().filter(c -> c > ' ').limit(40).forEach(c -> letters.add(Character.toString(c)));
        for (String first : letters) {
            pumps.add(first);
            letters.forEach(second -> pumps.add(first + second));
        }
        for (String before : List.of("", "a@a", "-----BEGIN A-----")) {
            for (String pump : pumps) {
                for (String after : List.of("", "\u0000")) {
                    if (grows(pattern, before, pump, after, whole)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean grows(Pattern pattern, String before, String pump, String after, boolean whole) {
        try {
            long once = looks(pattern, before + pump.repeat(SHORT) + after, whole);
            long twice = looks(pattern, before + pump.repeat(2 * SHORT) + after, whole);
            return twice > 500 && twice > once * (whole ? 3 : 5);
        } catch (RunsAway e) {
            return true;
        }
    }

    private static long looks(Pattern pattern, String text, boolean whole) {
        Watched watched = new Watched(text);
        Matcher matcher = pattern.matcher(watched);
        if (whole) {
            matcher.matches();
            return watched.looks;
        }
        boolean more = matcher.find();
        while (more) {
            more = matcher.find();
        }
        return watched.looks;
    }
}
