package org.quickpermit.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.quickpermit.kiosk.journal.Journal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StaffPinTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private Journal journal;
    private StaffPin pin;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.db"), () -> now);
        pin = new StaffPin(journal, () -> now);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void the_right_pin_opens_and_no_other() {
        assertThat(pin.isSet()).isFalse();
        pin.set("739215");
        assertThat(pin.isSet()).isTrue();
        assertThat(pin.attempt("739216")).isPresent();
        assertThat(pin.attempt("739215")).isEmpty();
    }

    @Test
    void wrong_tries_wait_longer_and_longer_also_over_a_restart() {
        pin.set("739215");
        assertThat(pin.attempt("000001")).contains(Duration.ZERO);
        assertThat(pin.attempt("000001")).contains(Duration.ZERO);
        assertThat(pin.attempt("000001")).contains(Duration.ofSeconds(5));
        journal.close();
        open();
        assertThat(pin.attempt("739215")).contains(Duration.ofSeconds(5));
        now = now.plusSeconds(5);
        assertThat(pin.attempt("000001")).contains(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        assertThat(pin.attempt("739215")).isEmpty();
        assertThat(pin.attempt("000001")).contains(Duration.ZERO);
    }

    @Test
    void the_wait_grows_to_a_quarter_of_an_hour_and_no_further() {
        assertThat(StaffPin.pauseAfter(2)).isZero();
        assertThat(StaffPin.pauseAfter(3)).isEqualTo(Duration.ofSeconds(5));
        assertThat(StaffPin.pauseAfter(60)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void easy_and_malformed_pins_are_refused_with_the_reason() {
        for (String bad : new String[]{"12345", "1234567890123", "abcdef", "１２３４５６", ""}) {
            assertThatThrownBy(() -> pin.set(bad)).as(bad).hasMessageContaining("6 to 12 digits");
        }
        for (String easy : new String[]{"111111", "123456", "987654", "121212"}) {
            assertThatThrownBy(() -> pin.set(easy)).as(easy).hasMessageContaining("easy");
        }
        assertThat(pin.isSet()).isFalse();
    }

    @Test
    void the_pin_itself_is_nowhere_in_the_file() throws Exception {
        pin.set("739215");
        journal.close();
        byte[] file = java.nio.file.Files.readAllBytes(folder.resolve("journal.db"));
        assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("739215");
        open();
    }
}
