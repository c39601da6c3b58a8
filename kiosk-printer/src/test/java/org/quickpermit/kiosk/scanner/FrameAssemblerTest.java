package org.quickpermit.kiosk.scanner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The six requirements of the framer.
class FrameAssemblerTest {
    private static final String SEAL = "NIA1:MZXW6YTBOI2345ABCDEFGH";

    private static final String ROW_1 = "P<CHNCHAN<<TAI<MAN<<<<<<<<<<<<<<<<<<<<<<<<<<";
    private static final String ROW_2 = "K012345678CHN8002295M3102282<<<<<<<<<<<<<<08";
    private static final Frame ZONE = new Frame.Zone(List.of(ROW_1, ROW_2));

    private final FrameAssembler assembler = new FrameAssembler();
    private long now = 1_000_000_000L;

    @Test
    void a_message_ends_at_cr_at_lf_or_at_both() {
        assertThat(read("NIA1:AAAA\r")).containsExactly(new Frame.Message("NIA1:AAAA"));
        assertThat(read("NIA1:BBBB\n")).containsExactly(new Frame.Message("NIA1:BBBB"));
        assertThat(read("NIA1:CCCC\r")).containsExactly(new Frame.Message("NIA1:CCCC"));
        assertThat(read("\n")).isEmpty();
        assertThat(read("\r\n\r\n")).isEmpty();
    }

    @Test
    void wake_up_bytes_and_flow_control_before_a_message_are_dropped() {
        assertThat(read("\0\0\0 \t\u0011\u0013" + SEAL + "\r")).containsExactly(new Frame.Message(SEAL));
    }

    @Test
    void the_rows_of_a_passport_are_one_message_together_however_they_come() {
        assertThat(read(ROW_1 + "\r" + ROW_2 + "\r")).containsExactly(ZONE);
        now += Duration.ofMillis(4_000).toNanos();
        assertThat(read(ROW_1 + "\r\n" + ROW_2 + "\r\n")).containsExactly(ZONE);
        now += Duration.ofMillis(4_000).toNanos();
        assertThat(read(ROW_1 + ROW_2 + "\r")).containsExactly(ZONE);
        assertThat(read(ROW_1 + ROW_2 + "\r")).as("the trigger bounced").isEmpty();
    }

    @Test
    void half_a_passport_is_incomplete_and_a_code_after_it_stands_alone() {
        assertThat(read(ROW_1 + "\r")).isEmpty();
        assertThat(assembler.pending()).isTrue();
        now += Duration.ofMillis(400).toNanos();
        assertThat(assembler.idle(now)).singleElement().isInstanceOf(Frame.Incomplete.class);
        assertThat(assembler.pending()).isFalse();
        assertThat(read(ROW_1 + "\r" + SEAL + "\r")).hasSize(2).last().isEqualTo(new Frame.Message(SEAL));
    }

    @Test
    void rows_of_unlike_length_and_rows_that_begin_no_document_are_no_passport() {
        assertThat(read(ROW_2 + "\r")).singleElement().isInstanceOf(Frame.Foreign.class);
        assertThat(read(ROW_1 + "\r" + ROW_2.substring(0, 36) + "\r")).singleElement()
                .isInstanceOf(Frame.Foreign.class);
        assertThat(read(ROW_1.toLowerCase(java.util.Locale.ROOT) + "\r")).singleElement()
                .isInstanceOf(Frame.Foreign.class);
    }

    @Test
    void nothing_that_was_read_is_kept() throws Exception {
        read(ROW_1 + "\r" + ROW_2 + "\r" + SEAL + "\r");
        java.lang.reflect.Field field = FrameAssembler.class.getDeclaredField("buffer");
        field.setAccessible(true);
        assertThat((byte[]) field.get(assembler)).containsOnly(0);
        assertThat(ZONE.toString()).doesNotContain("CHAN");
    }

    @Test
    void the_symbology_identifier_is_taken_off() {
        assertThat(read("]Q1" + SEAL + "\r")).containsExactly(new Frame.Message(SEAL));
    }

    @Test
    void two_codes_in_one_read_are_two_messages() {
        assertThat(read("NIA1:AAAA\r\nNIA1:BBBB\r\n")).containsExactly(new Frame.Message("NIA1:AAAA"),
                new Frame.Message("NIA1:BBBB"));
    }

    @Test
    void too_long_a_message_is_dropped_to_its_end_and_reported_once() {
        assertThat(read("A".repeat(5_000))).containsExactly(new Frame.Overflow());
        assertThat(read("AAAA\r")).isEmpty();
        assertThat(read(SEAL + "\r")).containsExactly(new Frame.Message(SEAL));
    }

    @Test
    void the_longest_message_passes() {
        String longest = "NIA1:" + "A".repeat(FrameAssembler.MAX_BYTES - 5);
        assertThat(read(longest + "\r")).containsExactly(new Frame.Message(longest));
    }

    @Test
    void silence_ends_an_unfinished_message_and_the_next_scan_stands_alone() {
        assertThat(read("NIA1:AAAA")).isEmpty();
        pass(Duration.ofMillis(299));
        assertThat(assembler.idle(now)).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(assembler.idle(now)).containsExactly(new Frame.Incomplete(9));
        assertThat(assembler.idle(now)).isEmpty();
        assertThat(read(SEAL + "\r")).containsExactly(new Frame.Message(SEAL));
    }

    @Test
    void silence_counts_also_when_only_the_next_bytes_show_it() {
        read("NIA1:AAAA");
        pass(Duration.ofSeconds(5));
        assertThat(read(SEAL + "\r")).containsExactly(new Frame.Incomplete(9), new Frame.Message(SEAL));
    }

    @Test
    void the_same_code_within_three_seconds_counts_once() {
        assertThat(read(SEAL + "\r")).hasSize(1);
        pass(Duration.ofMillis(2_900));
        assertThat(read(SEAL + "\r")).isEmpty();
        pass(Duration.ofSeconds(3));
        assertThat(read(SEAL + "\r")).hasSize(1);
    }

    @Test
    void anything_outside_the_alphabet_is_foreign() {
        for (String text : List.of("4006381333931", "NIA1:", "NIA1:abc", "NIA1:AB1C", "NIA1:AB C", "nia1:ABCD",
                "NIA1:AB\u00e9", "]Q", "NIA2:ABCD")) {
            assertThat(read(text + "\r")).as(text).containsExactly(new Frame.Foreign(text.length()));
        }
    }

    @Test
    void any_chopping_of_the_same_bytes_gives_the_same_messages() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = noise(random);
            List<Frame> whole = new FrameAssembler().accept(bytes, bytes.length, 7);
            FrameAssembler chopped = new FrameAssembler();
            List<Frame> pieces = new ArrayList<>();
            int from = 0;
            while (from < bytes.length) {
                int to = Math.min(bytes.length, from + random.nextInt(40));
                byte[] piece = Arrays.copyOfRange(bytes, from, to);
                pieces.addAll(chopped.accept(piece, piece.length, 7));
                from = to;
            }
            assertThat(pieces).as("seed " + seed).isEqualTo(whole);
        }
    }

    private static byte[] noise(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append("]Q1");
                case 1 -> text.append("NIA1:").append("ABC234".repeat(1 + random.nextInt(30)));
                case 2 -> text.append(random.nextBoolean() ? "\r\n" : "\r");
                case 3 -> text.append((char) random.nextInt(256));
                case 4 -> text.append("\0 ");
                default -> text.append("X".repeat(random.nextInt(900)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<Frame> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return assembler.accept(bytes, bytes.length, now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
