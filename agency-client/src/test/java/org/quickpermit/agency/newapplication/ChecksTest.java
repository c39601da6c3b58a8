package org.quickpermit.agency.newapplication;

import org.quickpermit.agency.fx.Verdict;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-1")
class ChecksTest {
    @Test
    void a_document_number_has_no_more_characters_than_the_entry_permit_has_places() {
        assertThat(Checks.documentNumber("K12345678")).isInstanceOf(Verdict.Good.class);
        assertThat(Checks.documentNumber("K123456789")).isInstanceOfSatisfying(Verdict.Wrong.class,
                wrong -> assertThat(wrong.toString()).contains("9", "10"));
    }
}
