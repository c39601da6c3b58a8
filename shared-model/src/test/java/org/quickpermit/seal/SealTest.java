package org.quickpermit.seal;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealTest {
    @ParameterizedTest
    @CsvSource({
            "BOARDING_CONFIRMATION, 1, , K01234567, CHN, 2027-01-22, TWNA01, copyNumber",
            "BOARDING_CONFIRMATION, 0, A0000123, K01234567, CHN, 2027-01-22, TWNA01, sheetNumber",
            "ENTRY_PERMIT, 0, A0000123, K01234567, CHN, 2027-01-22, TWNA01, copyNumber",
            "ENTRY_PERMIT, 65536, A0000123, K01234567, CHN, 2027-01-22, TWNA01, copyNumber",
            "ENTRY_PERMIT, 1, , K01234567, CHN, 2027-01-22, TWNA01, sheetNumber",
            "ENTRY_PERMIT, 1, A-000123, K01234567, CHN, 2027-01-22, TWNA01, sheetNumber",
            "ENTRY_PERMIT, 1, A0000123, K0123456７, CHN, 2027-01-22, TWNA01, documentNumber",
            "ENTRY_PERMIT, 1, A0000123, k01234567, CHN, 2027-01-22, TWNA01, documentNumber",
            "ENTRY_PERMIT, 1, A0000123, K01234567, CN1, 2027-01-22, TWNA01, nationality",
            "ENTRY_PERMIT, 1, A0000123, K01234567, CHN, 2026-11-21, TWNA01, lastDay",
            "ENTRY_PERMIT, 1, A0000123, K01234567, CHN, 2027-01-22, TWNA, keyId"})
    void what_a_seal_cannot_carry_is_refused_by_name(SealKind kind, int copy, @Nullable String sheet, String document,
            String nationality, LocalDate lastDay, String keyId, String component) {
        assertThatThrownBy(() -> new Seal(kind, SealSamples.PERMIT, copy, sheet, document, nationality,
                LocalDate.of(1980, 2, 29), SealSamples.TODAY, lastDay, keyId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(component + " ");
    }

    @Test
    void the_longest_seal_has_236_characters() {
        String keyId = "TWNA0123456789AB";
        Seal longest = new Seal(SealKind.ENTRY_PERMIT, SealSamples.PERMIT, Seal.MAX_COPY_NUMBER, "A12345678901",
                "A1234567890123456789", "CHN", LocalDate.of(1980, 2, 29), SealSamples.TODAY, SealSamples.TODAY, keyId);
        assertThat(new SealSigner(keyId, SealSamples.KEY.getPrivate()).sign(longest)).hasSize(236);
    }

    @Test
    void its_text_gives_no_person_away() {
        assertThat(SealSamples.entryPermit().toString()).doesNotContain("K01234567").doesNotContain("1980");
    }
}
