package org.quickpermit.mrz;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.quickpermit.mrz.MrzResult.Parsed;
import org.quickpermit.mrz.MrzResult.Rejected;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs its seeds with every build; `JAZZER_FUZZ=1` lets it search on for as long as `maxDuration` says.
class MrzFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void parses_or_rejects(byte[] swiped) {
        List<String> rows = List.of(new String(swiped, StandardCharsets.UTF_8).split("\n", -1));

        switch (Mrz.parse(rows, MrzVectors.TODAY)) {
            case Parsed parsed -> {
                // What was read can be written, and then reads the same: nothing was made up and nothing lost.
                List<String> again = Mrz.write(parsed.document(), parsed.optionalData(), parsed.format());
                assertThat(Mrz.parse(again, MrzVectors.TODAY)).isEqualTo(parsed);
            }
            case Rejected rejected -> {
                assertThat(rejected.row()).isBetween(0, rows.size());
                if (rejected.row() > 0) {
                    assertThat(rejected.position()).isBetween(1, rows.get(rejected.row() - 1).length() + 1);
                }
            }
        }
    }
}
