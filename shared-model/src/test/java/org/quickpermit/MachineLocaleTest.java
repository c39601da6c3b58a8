package org.quickpermit;

import java.time.LocalDate;
import java.util.Locale;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealSamples;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.time.CivilDates;
import org.quickpermit.time.Era;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What goes onto papers and into zones and barcodes is the same on a machine of any language: one set to Arabic wrote
/// other digits into a case number and failed.
class MachineLocaleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final Locale machine = Locale.getDefault();

    @AfterEach
    void put_back() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "tr-TR", "fa-IR", "zh-TW"})
    void numbers_zones_dates_and_seals_do_not_depend_on_the_machines_language(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TravelDocument document = new TravelDocument("P", "CHN", "K01234567", "CHN", "CHAN", "TAI MAN", false,
                LocalDate.of(1980, 2, 29), Sex.MALE, LocalDate.of(2031, 2, 28));

        assertThat(CaseNumber.of("QP", 2026, 123).value()).matches("QP-26-000123-[0-9A-Z*]");
        assertThat(Mrz.parse(Mrz.write(document, "", MrzFormat.TD3), TODAY)).isInstanceOf(MrzResult.Parsed.class);
        assertThat(CivilDates.print(TODAY, Era.WESTERN)).contains("2026/11/22");
        assertThat(CivilDates.print(TODAY, Era.REPUBLIC)).contains("民國115/11/22");
        String seal = SealSamples.SIGNER.sign(SealSamples.entryPermit());
        assertThat(SealVerifier.verify(seal, SealKind.ENTRY_PERMIT, SealSamples.list(), SealSamples.TODAY))
                .isInstanceOf(SealResult.Genuine.class);
    }
}
