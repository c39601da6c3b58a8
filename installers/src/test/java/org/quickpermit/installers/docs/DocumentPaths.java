package org.quickpermit.installers.docs;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what the documents name and the repository does not have: links, paths, tests, commands and their options.
final class DocumentPaths {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern TEST_NAME = Pattern.compile("(?<![\\w*.])([A-Z]\\w*[a-z0-9](?:Test|IT))(?!\\w)");
    private static final Pattern COMMAND = Pattern.compile("\\./quickpermit((?: +[^\\s`|#;&]+)*)");
    private static final Pattern TOP_FOLDER = Pattern.compile(
            "(docs|shared-model|server-api|agency-client|kiosk-printer|installers|\\.mvn|\\.ci)/.*");

    private final Set<String> files;
    private final Map<String, String> documents;
    private final List<String> faults = new ArrayList<>();

    private DocumentPaths(Map<String, String> documents, Set<String> files) {
        this.documents = documents;
        this.files = files;
    }

    /// Links that lead nowhere, paths and tests that are not there.
    ///
    /// @param documents the documents, by path
    /// @param files every path of the repository
    static List<String> faults(Map<String, String> documents, Set<String> files) {
        DocumentPaths check = new DocumentPaths(documents, files);
        documents.forEach((path, text) -> {
            check.links(path, text);
            check.paths(path, text);
            check.tests(path, text);
        });
        return List.copyOf(check.faults);
    }

    /// Commands shown that the program would refuse.
    ///
    /// @param documents the documents, by path
    /// @param script the text of the start script, whose usage lists the commands
    /// @param sources the sources of the programs, which hold every option as a string
    static List<String> unknownCommands(Map<String, String> documents, String script, Map<String, String> sources) {
        Set<String> commands = new TreeSet<>();
        Matcher usage = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +\\S.*$").matcher(script);
        while (usage.find()) {
            commands.add(usage.group(1));
        }
        List<String> faults = new ArrayList<>();
        documents.forEach((path, text) -> {
            Matcher shown = COMMAND.matcher(text);
            while (shown.find()) {
                String[] words = shown.group(1).strip().split(" +");
                String command = words[0];
                if (!command.matches("[a-z][a-z-]*")) {
                    continue;
                }
                if (!commands.contains(command)) {
                    faults.add(path + ": `./quickpermit " + command + "` is no command; there are " + commands + ".");
                }
                for (String word : words) {
                    String option = word.split("=")[0];
                    if (option.matches("--[a-z][a-z-]*") && !isOption(option, script, sources)) {
                        faults.add(path + ": `./quickpermit " + command + "` has no option " + option
                                + ". Correct the document.");
                    }
                }
            }
        });
        return faults;
    }

    private static boolean isOption(String option, String script, Map<String, String> sources) {
        return option.equals("--help") || script.contains(option)
                || sources.values().stream().anyMatch(source -> source.contains("\"" + option + "\""));
    }

    private void links(String document, String text) {
        Matcher link = LINK.matcher(FENCE.matcher(text).replaceAll(""));
        while (link.find()) {
            String target = link.group(1);
            if (target.matches("[a-z]+:.*")) {
                continue;
            }
            String[] parts = target.split("#", 2);
            String path = parts[0].isEmpty() ? document : resolve(document, parts[0]);
            if (!exists(path)) {
                faults.add(document + ": the link to " + target + " leads nowhere. Correct it, or add the file.");
            } else if (parts.length == 2 && documents.containsKey(path) && !anchors(path).contains(parts[1])) {
                faults.add(document + ": the link to " + target + " names a heading that is not on that page.");
            }
        }
    }

    private void paths(String document, String text) {
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            String path = code.group(1);
            if (TOP_FOLDER.matcher(path).matches() && path.matches("[\\w./*{},-]+") && !path.contains("target/")
                    && !exists(path)) {
                faults.add(document + ": there is no " + path + ". Correct the path.");
            }
        }
    }

    private void tests(String document, String text) {
        Set<String> known = new TreeSet<>();
        for (String file : files) {
            if (file.endsWith(".java")) {
                known.add(file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()));
            }
        }
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            Matcher name = TEST_NAME.matcher(code.group(1));
            while (name.find()) {
                if (!known.contains(name.group(1))) {
                    faults.add(document + ": there is no test " + name.group(1) + ". Name the one that is there.");
                }
            }
        }
    }

    private boolean exists(String path) {
        if (path.contains("*") || path.contains("{")) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
            return files.stream().anyMatch(file -> matcher.matches(Path.of(file)));
        }
        String folder = path.endsWith("/") ? path : path + "/";
        return files.contains(path) || files.stream().anyMatch(file -> file.startsWith(folder));
    }

    private static String resolve(String document, String target) {
        Path folder = Path.of(document).getParent();
        Path resolved = (folder == null ? Path.of(target) : folder.resolve(target)).normalize();
        return resolved.toString().replace('\\', '/');
    }

    /// The anchors a reader of the rendered page can jump to.
    private Set<String> anchors(String document) {
        Set<String> anchors = new TreeSet<>();
        Matcher heading = HEADING.matcher(FENCE.matcher(documents.getOrDefault(document, "")).replaceAll(""));
        while (heading.find()) {
            anchors.add(heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }
}
