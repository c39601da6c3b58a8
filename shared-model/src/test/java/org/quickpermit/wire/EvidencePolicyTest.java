package org.quickpermit.wire;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What shows what: for every result the evidence that counts, under three policies.
@Tag("QP-6")
class EvidencePolicyTest {
    private static final EvidencePolicy COUNTING = new EvidencePolicy("PP-100", List.of(Evidence.SHEET_COUNTER,
            Evidence.SHEET_SCANNED, Evidence.STAFF, Evidence.PRINTER_REPORT, Evidence.JAM_REPORT));
    private static final EvidencePolicy SCANNER_ALONE = new EvidencePolicy("PP-1", List.of(Evidence.SHEET_SCANNED));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # result,  under PP-100,                        under no known model,  where the scanner alone counts
            CONFIRMED, SHEET_COUNTER SHEET_SCANNED STAFF,   SHEET_SCANNED STAFF,   SHEET_SCANNED
            RETURNED,  STAFF NOTHING_SENT PRINTER_REPORT,   STAFF NOTHING_SENT,    STAFF NOTHING_SENT
            SPOILED,   STAFF PRINTER_REPORT JAM_REPORT,     STAFF,                 STAFF
            """)
    void a_result_counts_as_known_by_this_evidence_and_no_other(Result result, String counting, String strictest,
            String scannerAlone) {
        assertThat(accepted(COUNTING, result)).isEqualTo(counting);
        assertThat(accepted(EvidencePolicy.STRICTEST, result)).isEqualTo(strictest);
        assertThat(accepted(SCANNER_ALONE, result)).isEqualTo(scannerAlone);
    }

    @Test
    void that_nobody_knows_is_always_believed() {
        for (Evidence evidence : Evidence.values()) {
            assertThat(EvidencePolicy.STRICTEST.accepts(Result.UNKNOWN, evidence)).isTrue();
        }
    }

    @Test
    void a_policy_by_which_no_sheet_could_be_confirmed_is_refused() {
        assertThatThrownBy(() -> new EvidencePolicy("PP-1", List.of(Evidence.PRINTER_REPORT, Evidence.NONE)))
                .hasMessageContaining("confirm");
        assertThatThrownBy(() -> new EvidencePolicy(" ", List.of(Evidence.STAFF))).hasMessageContaining("name");
    }

    @Test
    void order_and_repetition_make_no_other_policy() {
        assertThat(new EvidencePolicy("-", List.of(Evidence.STAFF, Evidence.SHEET_SCANNED, Evidence.STAFF)))
                .isEqualTo(EvidencePolicy.STRICTEST);
    }

    private static String accepted(EvidencePolicy policy, Result result) {
        List<String> names = new ArrayList<>();
        for (Evidence evidence : Evidence.values()) {
            if (policy.accepts(result, evidence)) {
                names.add(evidence.name());
            }
        }
        return String.join(" ", names);
    }
}
