package org.quickpermit.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs its seeds with every build; `JAZZER_FUZZ=1` lets it search on for as long as `maxDuration` says.
class WireReaderFuzzTest {
    private static final WireReader READER = WireReader.strict();

    @FuzzTest(maxDuration = "10m")
    void reads_or_names_every_fault(byte[] body) throws Exception {
        switch (READER.read(body, QuickPermitApplication.class)) {
            case WireBody.Complete<QuickPermitApplication>(QuickPermitApplication message) -> {
                byte[] again = WireJson.strict().writeValueAsBytes(message);
                assertThat(READER.read(again, QuickPermitApplication.class))
                        .isEqualTo(new WireBody.Complete<>(message));
            }
            case WireBody.Incomplete<QuickPermitApplication>(var faults) -> assertThat(faults).isNotEmpty()
                    .hasSizeLessThanOrEqualTo(WireReader.MAX_FAULTS);
            case WireBody.Malformed<QuickPermitApplication> malformed -> {
                assertThat(malformed.line()).isPositive();
                assertThat(malformed.column()).isPositive();
            }
        }
    }
}
