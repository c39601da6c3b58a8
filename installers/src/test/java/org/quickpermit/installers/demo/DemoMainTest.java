package org.quickpermit.installers.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's command line: what cannot be meant is told with the option and the remedy, and nothing is made or removed.
class DemoMainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --pace                   | '--pace' (PACE)
            --pace quick             | --pace takes fast, slow, or the seconds each screen stays, 0.1 to 10; not quick
            --pace 0                 | --pace takes fast, slow, or the seconds each screen stays, 0.1 to 10; not 0
            --pace 11                | 0.1 to 10; not 11
            --pace -1                | 0.1 to 10; not -1
            --pace 1e1               | 0.1 to 10; not 1e1
            --pace ２                | 0.1 to 10; not ２
            --pace fast --pace slow  | '--pace' (PACE) should be specified only once
            --headles                | did you mean --headless
            --headless=perhaps       | '--headless'
            --colour                 | Unknown option: '--colour'
            surplus                  | 'surplus'
            --data                   | '--data' (DIR)
            --data {other}           | --data: {other} holds something else than an earlier demo; name an empty folder
            --data {letter}          | --data: {letter} is a file, not a folder; name an empty or a new folder
            --data x --data y        | '--data' (DIR) should be specified only once
            """)
    void what_cannot_be_meant_is_refused_with_the_option_and_the_remedy(String words, String message)
            throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path letter = Files.writeString(other.resolve("letter"), "mine");
        Path fresh = folder.resolve("fresh");
        List<String> arguments = new ArrayList<>();
        if (!words.startsWith("--data")) {
            arguments.addAll(List.of("--data", fresh.toString()));
        }
        arguments.addAll(List.of(filled(words, other, letter).split(" ")));
        StringWriter err = new StringWriter();

        int code = DemoMain.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));

        assertThat(code).as(err.toString()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().strip().lines().toList().getLast()).contains(filled(message, other, letter));
        assertThat(err.toString()).contains("--help");
        assertThat(fresh).doesNotExist();
        assertThat(letter).hasContent("mine");
    }

    private static String filled(String words, Path other, Path letter) {
        return words.replace("{other}", other.toString()).replace("{letter}", letter.toString());
    }
}
