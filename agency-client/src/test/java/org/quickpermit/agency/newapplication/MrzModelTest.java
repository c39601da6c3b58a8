package org.quickpermit.agency.newapplication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.quickpermit.agency.ManualTasks;
import org.quickpermit.agency.Zones;
import org.quickpermit.agency.fx.FieldModel.Remark.Tone;
import org.quickpermit.traveller.Origin;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-1")
class MrzModelTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final ManualTasks tasks = new ManualTasks();
    private final List<MrzModel.Zone> read = new ArrayList<>();
    private final MrzModel mrz = new MrzModel(() -> LocalDate.of(2026, 11, 22), nanos::get, tasks, read::add);

    @Test
    void reads_a_swipe_that_sends_enter_after_each_row() {
        send(Zones.CHAN, 5, true);
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().origin()).isEqualTo(Origin.SWIPED);
        assertThat(read.getFirst().rows()).isEqualTo(Zones.CHAN);
        assertThat(read.getFirst().document().displayName()).isEqualTo("CHAN, TAI MAN");
    }

    @Test
    void reads_a_swipe_that_sends_no_row_end_at_all() {
        send(Zones.CHAN, 5, false);
        assertThat(read).hasSize(1);
        assertThat(mrz.view().get().rows()).isEqualTo(Zones.CHAN);
    }

    @Test
    void tells_typing_from_swiping_by_its_speed() {
        send(Zones.CHAN, 120, true);
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().origin()).isEqualTo(Origin.TYPED);
    }

    @Test
    void a_second_swipe_replaces_the_first() {
        send(Zones.CHAN, 5, true);
        nanos.addAndGet(3_000_000_000L);
        send(Zones.WONG, 5, true);
        assertThat(read).extracting(zone -> zone.document().surname()).containsExactly("CHAN", "WONG");
        assertThat(read).extracting(MrzModel.Zone::origin).containsOnly(Origin.SWIPED);
    }

    @Test
    void a_swipe_replaces_a_faulty_one() {
        send(faulty(), 5, true);
        send(Zones.WONG, 5, true);
        assertThat(read).extracting(zone -> zone.document().surname()).containsExactly("WONG");
    }

    @Test
    void a_swipe_replaces_what_was_typed_before_it() {
        mrz.type("X");
        mrz.type("Y");
        nanos.addAndGet(2_000_000_000L);
        send(Zones.CHAN, 5, true);
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().origin()).isEqualTo(Origin.SWIPED);
    }

    @Test
    void names_row_position_and_character_of_a_wrong_check_digit() {
        send(faulty(), 5, true);
        assertThat(read).isEmpty();
        assertThat(mrz.view().get().faultRow()).isEqualTo(2);
        assertThat(mrz.view().get().faultPosition()).isEqualTo(10);
        assertThat(mrz.view().get().remark().tone()).isEqualTo(Tone.FAULT);
        assertThat(said()).contains("第2列第10碼").contains("「" + Zones.WONG.get(1).charAt(9) + "」");
    }

    @Test
    void refuses_a_character_that_no_zone_has_and_names_it() {
        mrz.type("P");
        mrz.type("é");
        mrz.type("陳");
        assertThat(mrz.view().get().rows()).containsExactly("P");
        assertThat(said()).contains("陳");
    }

    @Test
    void takes_what_a_keyboard_in_chinese_mode_or_without_shift_makes_of_keys() {
        "ｐ＜chn".codePoints().forEach(c -> mrz.type(Character.toString(c)));
        assertThat(mrz.view().get().rows()).containsExactly("P<CHN");
    }

    @Test
    void a_pasted_zone_counts_as_typed() {
        mrz.paste("  " + String.join(" \r\n", Zones.CHAN) + "\n");
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().origin()).isEqualTo(Origin.TYPED);
    }

    @Test
    void a_paste_of_other_text_changes_nothing_and_says_why() {
        send(Zones.CHAN, 5, true);
        mrz.paste("hello, world");
        assertThat(mrz.view().get().rows()).isEqualTo(Zones.CHAN);
        assertThat(said()).contains(",");
    }

    @Test
    void edits_a_character_in_the_middle() {
        send(faulty(), 120, true);
        mrz.move(-37);
        assertThat(mrz.view().get().caret()).isEqualTo(new MrzEntry.Caret(1, 7));
        mrz.delete();
        mrz.type("7");
        assertThat(read).isEmpty();
        mrz.backspace();
        mrz.type("8");
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().origin()).isEqualTo(Origin.TYPED);
    }

    @Test
    void a_reader_that_stops_half_way_is_told_of_without_a_key() {
        List<String> half = List.of(Zones.CHAN.get(0), Zones.CHAN.get(1).substring(0, 20));
        send(half, 5, false);
        assertThat(mrz.view().get().remark().tone()).isEqualTo(Tone.NONE);
        nanos.addAndGet(1_000_000_000L);
        tasks.pass();
        assertThat(mrz.view().get().remark().tone()).isEqualTo(Tone.FAULT);
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 19, 20, 30, 44, 45, 60, 87})
    void a_swipe_that_a_busy_machine_interrupts_goes_on_where_it_was(int sent) {
        String zone = String.join("", Zones.CHAN);
        send(List.of(zone.substring(0, sent)), 5, false);
        nanos.addAndGet(700_000_000L);
        tasks.pass();
        send(List.of(zone.substring(sent)), 5, false);
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().rows()).isEqualTo(Zones.CHAN);
        assertThat(read.getFirst().origin()).isEqualTo(Origin.SWIPED);
    }

    @Test
    void a_swipe_goes_on_through_several_pauses_also_with_row_ends() {
        for (String row : Zones.CHAN) {
            send(List.of(row.substring(0, 22)), 5, false);
            nanos.addAndGet(900_000_000L);
            send(List.of(row.substring(22)), 5, false);
            nanos.addAndGet(900_000_000L);
            mrz.endRow();
        }
        assertThat(read).extracting(MrzModel.Zone::origin).containsExactly(Origin.SWIPED);
    }

    @ParameterizedTest
    @CsvSource({"20, 700", "44, 700", "60, 700", "87, 700", "30, 5000", "60, 5000"})
    void a_whole_swipe_after_one_that_broke_off_stands_alone(int sent, long pauseMillis) {
        send(List.of(String.join("", Zones.CHAN).substring(0, sent)), 5, false);
        nanos.addAndGet(pauseMillis * 1_000_000);
        tasks.pass();
        send(Zones.WONG, 5, true);
        assertThat(read).extracting(zone -> zone.document().surname()).containsExactly("WONG");
        assertThat(read.getFirst().origin()).isEqualTo(Origin.SWIPED);
        assertThat(mrz.view().get().rows()).isEqualTo(Zones.WONG);
    }

    @Test
    void a_zone_of_two_halves_that_were_keyed_with_a_long_rest_is_no_swipe() {
        String zone = String.join("", Zones.CHAN);
        send(List.of(zone.substring(0, 75)), 5, false);
        nanos.addAndGet(10_000_000_000L);
        send(List.of(zone.substring(75)), 5, false);
        assertThat(read).extracting(MrzModel.Zone::origin).containsExactly(Origin.TYPED);
    }

    @Test
    void a_key_held_down_does_not_throw_away_what_a_person_typed() {
        String row = Zones.CHAN.getFirst();
        int fillers = row.length() - row.indexOf("<<<");
        send(List.of(row.substring(0, row.length() - fillers)), 180, false);
        nanos.addAndGet(600_000_000L);
        send(List.of("<".repeat(fillers)), 33, false);
        assertThat(mrz.view().get().rows()).containsExactly(row);
        send(List.of(Zones.CHAN.get(1)), 180, false);
        assertThat(read).extracting(MrzModel.Zone::origin).containsExactly(Origin.TYPED);
    }

    @Test
    void a_reader_that_misread_after_a_pause_is_told_of() {
        String zone = String.join("", faulty());
        send(List.of(zone.substring(0, 50)), 5, false);
        nanos.addAndGet(700_000_000L);
        send(List.of(zone.substring(50)), 5, false);
        nanos.addAndGet(700_000_000L);
        tasks.pass();
        assertThat(read).isEmpty();
        assertThat(said()).contains("第2列第10碼");
    }

    @Test
    void a_row_too_short_is_said_on_leaving() {
        send(List.of("P<CHNCHAN<<TAI<MAN"), 120, false);
        assertThat(mrz.view().get().remark().tone()).isEqualTo(Tone.NONE);
        mrz.leave();
        assertThat(mrz.view().get().remark().tone()).isEqualTo(Tone.FAULT);
    }

    private static List<String> faulty() {
        return List.of(Zones.WONG.get(0), Zones.WONG.get(1).replace("K23456789", "K23456799"));
    }

    private void send(List<String> rows, long millis, boolean enter) {
        for (String row : rows) {
            row.chars().forEach(c -> {
                nanos.addAndGet(millis * 1_000_000);
                mrz.type(Character.toString(c));
            });
            if (enter) {
                nanos.addAndGet(millis * 1_000_000);
                mrz.endRow();
            }
        }
    }

    private String said() {
        return Objects.requireNonNull(mrz.view().get().remark().text()).zh();
    }
}
