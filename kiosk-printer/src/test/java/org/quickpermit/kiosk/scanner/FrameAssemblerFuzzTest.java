package org.quickpermit.kiosk.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Fuzz target. In a normal build it runs on its seeds; `JAZZER_FUZZ=1` lets it search.
class FrameAssemblerFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void bytes_never_throw_and_chopping_changes_nothing(byte[] data) {
        List<Frame> whole = new FrameAssembler().accept(data, data.length, 1);
        FrameAssembler chopped = new FrameAssembler();
        List<Frame> pieces = new ArrayList<>();
        int size = data.length == 0 ? 1 : 1 + (data[0] & 15);
        for (int from = 0; from < data.length; from += size) {
            byte[] piece = Arrays.copyOfRange(data, from, Math.min(data.length, from + size));
            pieces.addAll(chopped.accept(piece, piece.length, 1));
        }
        assertThat(pieces).isEqualTo(whole);
        assertThat(whole).allMatch(frame -> !(frame instanceof Frame.Message(String text))
                || text.matches("NIA1:[A-Z2-7]{1,2043}"));
    }
}
