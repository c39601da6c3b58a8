package org.quickpermit.installers.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the rows of the requirements with what code and tests say about them.
final class RequirementsTrace {
    /// Chapters and how many rows each has; a row that disappears from its page is noticed.
    static final Map<String, Integer> CHAPTERS = Map.of("T", 4, "QP", 11, "ST", 4, "OS", 9, "EX", 5, "GQ", 7, "RU", 4);

    private static final Pattern HEADING = Pattern.compile("(?m)^## +([A-Z]{1,2}-\\d+)\\b.*$");
    private static final Pattern STATE = Pattern.compile("(?m)^State: (.*)$");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]{1,3}-\\d+)\"\\)");
    /// An id in a sentence. What follows a further hyphen is another kind of number, as a case number QP-26-000123-H.
    private static final Pattern MENTION = Pattern.compile("(?<![\\w-])((?:T|QP|ST|OS|EX|GQ|RU)-\\d{1,2})(?![\\w-])");

    /// How far a row is, as its page says.
    enum State {
        /** All of it works and is tested. */
        BUILT,
        /** Some of it works and is tested. */
        PARTLY_BUILT,
        /** Nothing of it works yet. */
        PLANNED
    }

    private final Map<String, State> rows = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private RequirementsTrace() {}

    /// Every disagreement, each with what to do about it; empty when all is well.
    ///
    /// @param chapters chapters the pages must hold, with the number of rows of each
    /// @param pages pages of the requirements, by path
    /// @param sources sources of the programs, by path
    /// @param tests sources of the tests, by path
    static List<String> faults(Map<String, Integer> chapters, Map<String, String> pages, Map<String, String> sources,
            Map<String, String> tests) {
        RequirementsTrace trace = new RequirementsTrace();
        pages.forEach(trace::readPage);
        trace.checkChapters(chapters);
        trace.compare(trace.mentions(sources, MENTION), trace.mentions(tests, TAG));
        return List.copyOf(trace.faults);
    }

    private void readPage(String path, String text) {
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            String id = heading.group(1);
            int next = text.indexOf("\n## ", heading.end());
            String body = text.substring(heading.end(), next < 0 ? text.length() : next);
            State state = readState(path, id, body);
            if (rows.put(id, state) != null) {
                faults.add(path + ": row " + id + " is there twice. Keep one heading for it.");
            }
        }
    }

    private State readState(String path, String id, String body) {
        Matcher line = STATE.matcher(body);
        String word = line.find() ? line.group(1).strip() : "";
        return switch (word) {
            case "**built**" -> State.BUILT;
            case "**planned**" -> State.PLANNED;
            case "**partly built**" -> {
                if (!body.contains("\nBuilt:") || !body.contains("\nNot yet:")) {
                    faults.add(path + ": row " + id + " is partly built but does not say what. Add a paragraph `Built:`"
                            + " and a paragraph `Not yet:`.");
                }
                yield State.PARTLY_BUILT;
            }
            default -> {
                faults.add(path + ": row " + id + " has no state. Write `State: **built**`, `State: **partly built**`"
                        + " or `State: **planned**` under its heading.");
                yield State.PLANNED;
            }
        };
    }

    private void checkChapters(Map<String, Integer> chapters) {
        new TreeMap<>(chapters).forEach((chapter, count) -> {
            for (int number = 1; number <= count; number++) {
                if (!rows.containsKey(chapter + "-" + number)) {
                    faults.add("docs/requirements: row " + chapter + "-" + number + " is missing. Give it a heading"
                            + " `## " + chapter + "-" + number + " …` on its chapter's page.");
                }
            }
        });
    }

    /// Which files name which id.
    private Map<String, Set<String>> mentions(Map<String, String> files, Pattern pattern) {
        Map<String, Set<String>> found = new TreeMap<>();
        files.forEach((path, text) -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.computeIfAbsent(matcher.group(1), id -> new TreeSet<>()).add(path);
            }
        });
        return found;
    }

    private void compare(Map<String, Set<String>> inSources, Map<String, Set<String>> inTests) {
        unknown(inSources, "comment");
        unknown(inTests, "tag");
        rows.forEach((id, state) -> {
            switch (state) {
                case BUILT, PARTLY_BUILT -> {
                    if (!inTests.containsKey(id)) {
                        faults.add("row " + id + " is said to be built, but no test carries its tag. Put @Tag(\"" + id
                                + "\") on a test that proves it, or change its state to planned.");
                    }
                    if (!inSources.containsKey(id)) {
                        faults.add("row " + id + " is said to be built, but no source of a program names it. Write"
                                + " `Implements: " + id + "` in the Javadoc of the class that does it, or change its"
                                + " state to planned.");
                    }
                }
                case PLANNED -> {
                    if (inTests.containsKey(id)) {
                        faults.add("row " + id + " is said to be planned, but " + inTests.get(id) + " carries its tag."
                                + " Change its state to built or partly built, or remove the tag.");
                    }
                }
            }
        });
    }

    private void unknown(Map<String, Set<String>> mentions, String kind) {
        mentions.forEach((id, files) -> {
            if (!rows.containsKey(id)) {
                faults.add(files + ": the " + kind + " names row " + id + ", which is not in docs/requirements."
                        + " Correct the id, or add the row.");
            }
        });
    }
}
