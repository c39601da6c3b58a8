package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-4")
class DocumentKindsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource(textBlock = """
            P,  CHN, CHN, K12345678, HKSAR_PASSPORT
            P,  CHN, CHN, KJ1234567, HKSAR_PASSPORT
            P,  CHN, CHN, H12345678, HKSAR_PASSPORT
            P,  CHN, CHN, HA1234567, HKSAR_PASSPORT
            PD, CHN, CHN, K12345678, HKSAR_PASSPORT
            P,  CHN, CHN, MA1234567, MACAO_SAR_PASSPORT
            P,  CHN, CHN, MB1234567, MACAO_SAR_PASSPORT
            P,  CHN, CHN, M12345678, MACAO_SAR_PASSPORT
            P,  CHN, CHN, E12345678, MAINLAND_PASSPORT
            P,  CHN, CHN, EA1234567, MAINLAND_PASSPORT
            P,  CHN, CHN, G12345678, MAINLAND_PASSPORT
            P,  CHN, CHN, DE1234567, OTHER
            P,  CHN, CHN, SE1234567, OTHER
            P,  CHN, CHN, PE1234567, OTHER
            P,  CHN, CHN, X12345678, UNRECOGNISED
            P,  CHN, CHN, K1234567,  UNRECOGNISED
            P,  CHN, CHN, 123456789, UNRECOGNISED
            P,  GBR, GBN, 123456789, BNO_PASSPORT
            P,  GBR, GBR, 123456789, OTHER
            P,  GBR, GBD, 123456789, OTHER
            P,  PRT, PRT, C123456,   PORTUGUESE_PASSPORT
            P,  HKG, CHN, K12345678, OTHER
            P,  UTO, UTO, L898902C3, OTHER
            P,  D,   D,   C11T002JM, OTHER
            C,  CHN, CHN, K12345678, OTHER
            I,  CHN, CHN, M12345678, OTHER
            """)
    void tells_documents_apart(String code, String issuer, String nationality, String number, DocumentKind kind) {
        assertThat(DocumentKinds.classify(document(code, issuer, nationality, number), DAY)).isEqualTo(kind);
    }

    @Test
    void a_row_counts_only_between_its_days() {
        List<NumberSeries> table = List.of(new NumberSeries("CHN", "CHN", Pattern.compile("X\\d{8}"),
                DocumentKind.HKSAR_PASSPORT, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        TravelDocument document = document("P", "CHN", "CHN", "X12345678");

        assertThat(DocumentKinds.classify(document, LocalDate.of(2025, 12, 31), table))
                .isEqualTo(DocumentKind.UNRECOGNISED);
        assertThat(DocumentKinds.classify(document, LocalDate.of(2026, 1, 1), table))
                .isEqualTo(DocumentKind.HKSAR_PASSPORT);
        assertThat(DocumentKinds.classify(document, LocalDate.of(2026, 12, 31), table))
                .isEqualTo(DocumentKind.HKSAR_PASSPORT);
        assertThat(DocumentKinds.classify(document, LocalDate.of(2027, 1, 1), table))
                .isEqualTo(DocumentKind.UNRECOGNISED);
    }

    private static TravelDocument document(String code, String issuer, String nationality, String number) {
        return new TravelDocument(code, issuer, number, nationality, "CHAN", "TAI MAN", false,
                LocalDate.of(1988, 4, 12), Sex.MALE, LocalDate.of(2031, 5, 20));
    }
}
