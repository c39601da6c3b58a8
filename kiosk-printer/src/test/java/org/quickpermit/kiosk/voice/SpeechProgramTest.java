package org.quickpermit.kiosk.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.voice.internal.SpeechProgram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Sentences spoken by a program of their own, which here writes down its arguments and then "speaks" for a minute.
@Timeout(60)
class SpeechProgramTest {
    @TempDir
    private Path folder;

    @Test
    void espeak_is_told_language_and_words_as_arguments_and_nothing_is_left_to_a_shell() throws Exception {
        Path program = program("espeak-ng");
        try (Voice voice = new SpeechProgram(program)) {
            voice.say(Language.PT, "Digitalize; $(touch evil) \"o\" código -v en");
            hears("-v|pt|--|Digitalize; $(touch evil) \"o\" código -v en|");
            assertThat(folder.resolve("evil")).doesNotExist();
        }
    }

    @Test
    void the_dispatcher_is_told_to_be_silent_by_itself_since_it_speaks_on_without_its_client() throws Exception {
        try (Voice voice = new SpeechProgram(program("spd-say"))) {
            voice.say(Language.ZH_HANT, "請掃描");
            hears("--wait|--language|yue|--|請掃描|");
            int before = heard().size();
            voice.hush();
            TestBureau.await("cancelled", () -> heard().size() > before && heard().getLast().equals("--cancel|"));
        }
    }

    @Test
    void saying_returns_at_once_while_the_program_speaks_and_hush_ends_it_at_once() throws Exception {
        try (Voice voice = new SpeechProgram(program("espeak-ng"))) {
            long before = System.nanoTime();
            voice.say(Language.EN, "Scan the code");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            hears("-v|en|--|Scan the code|");
            assertThat(speaking()).isEqualTo(1);
            voice.hush();
            TestBureau.await("silent", () -> speaking() == 0);
        }
    }

    @Test
    void the_next_sentence_ends_the_one_before() throws Exception {
        try (Voice voice = new SpeechProgram(program("espeak-ng"))) {
            voice.say(Language.EN, "first");
            hears("-v|en|--|first|");
            voice.say(Language.JA, "second");
            hears("-v|ja|--|second|");
            assertThat(speaking()).isEqualTo(1);
        }
        TestBureau.await("closed means silent", () -> speaking() == 0);
    }

    @Test
    void a_program_that_does_not_start_keeps_nobody_waiting() throws Exception {
        Path broken = Files.writeString(folder.resolve("espeak-ng"), "no program");
        try (Voice voice = new SpeechProgram(broken)) {
            voice.say(Language.EN, "words");
            voice.hush();
        }
        assertThat(heard()).isEmpty();
    }

    @Test
    void the_dispatcher_is_found_before_espeak_and_only_what_can_be_run() throws Exception {
        Path other = Files.createDirectory(folder.resolve("bin"));
        String path = folder + ":" + other + "::/nowhere";
        assertThat(SpeechProgram.find(path)).isEmpty();
        Files.writeString(other.resolve("spd-say"), "not executable");
        Path espeak = program("espeak-ng");
        assertThat(SpeechProgram.find(path)).contains(espeak);
        Files.setPosixFilePermissions(other.resolve("spd-say"), PosixFilePermissions.fromString("rwx------"));
        assertThat(SpeechProgram.find(path)).contains(other.resolve("spd-say"));
    }

    private Path program(String name) throws IOException {
        Path program = Files.writeString(folder.resolve(name), """
                #!/bin/sh
                printf '%%s|' "$@" >> %1$s/line.$$
                printf '\\n' >> %1$s/line.$$
                cat %1$s/line.$$ >> %1$s/heard
                [ "$1" = "--cancel" ] && exit 0
                exec sleep 61.25
                """.formatted(folder));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private void hears(String words) throws IOException {
        TestBureau.await(words, () -> heard().contains(words));
    }

    private List<String> heard() {
        try {
            Path file = folder.resolve("heard");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many of the programs this JVM started are speaking.
    private static long speaking() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().filter(line -> line.contains("61.25")).isPresent())
                .count();
    }
}
