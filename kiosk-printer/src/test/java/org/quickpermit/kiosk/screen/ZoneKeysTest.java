package org.quickpermit.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A passport reader that types.
class ZoneKeysTest {
    private static final String ROW_1 = "P<CHNCHAN<<TAI<MAN<<<<<<<<<<<<<<<<<<<<<<<<<<";
    private static final String ROW_2 = "K012345678CHN8002295M3102282<<<<<<<<<<<<<<08";

    private final List<List<String>> zones = new ArrayList<>();
    private long now;
    private final ZoneKeys keys = new ZoneKeys(zones::add, () -> now);

    @Test
    void two_rows_typed_by_a_machine_are_a_zone_and_its_enters_touch_nothing() {
        type(ROW_1);
        assertThat(enter()).isTrue();
        type(ROW_2);
        assertThat(enter()).isTrue();
        assertThat(zones).containsExactly(List.of(ROW_1, ROW_2));
        assertThat(enter()).as("an enter of a person").isFalse();
    }

    @Test
    void both_rows_in_one_and_small_letters_are_a_zone_too() {
        type((ROW_1 + ROW_2).toLowerCase(java.util.Locale.ROOT));
        enter();
        assertThat(zones).containsExactly(List.of(ROW_1, ROW_2));
    }

    @Test
    void what_a_hand_types_is_dropped() {
        for (char c : (ROW_1 + ROW_2).toCharArray()) {
            now += 600_000_000L;
            type(Character.toString(c));
        }
        enter();
        assertThat(zones).isEmpty();
    }

    @Test
    void a_reader_that_sends_no_second_row_leaves_nothing_behind() {
        type(ROW_1);
        enter();
        now += 600_000_000L;
        assertThat(enter()).isFalse();
        type(ROW_1);
        enter();
        type(ROW_2);
        enter();
        assertThat(zones).hasSize(1);
    }

    @Test
    void more_than_any_zone_is_no_zone() {
        type("A".repeat(500));
        enter();
        assertThat(zones).isEmpty();
    }

    private void type(String text) {
        for (char c : text.toCharArray()) {
            now += 1_000_000L;
            assertThat(keys.take(new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false,
                    false, false, false))).isTrue();
        }
    }

    private boolean enter() {
        return keys.take(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
}
