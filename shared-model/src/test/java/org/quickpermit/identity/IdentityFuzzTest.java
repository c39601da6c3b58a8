package org.quickpermit.identity;

import java.nio.charset.StandardCharsets;

import org.quickpermit.identity.IdentityResult.Invalid;
import org.quickpermit.identity.IdentityResult.Valid;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs its seeds with every build; `JAZZER_FUZZ=1` lets it search on for as long as `maxDuration` says.
class IdentityFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void reads_or_refuses(byte[] input) {
        String typed = new String(input, StandardCharsets.UTF_16BE);

        switch (IdentityNumbers.parse(typed)) {
            case Valid(IdentityNumber number) -> assertThat(IdentityNumbers.parse(number.canonical()))
                    .isEqualTo(new Valid(number));
            case Invalid invalid -> assertThat(invalid.position()).isBetween(0, typed.length());
        }
    }
}
