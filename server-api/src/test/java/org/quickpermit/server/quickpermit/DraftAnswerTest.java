package org.quickpermit.server.quickpermit;

import java.io.IOException;
import java.io.InputStream;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Charge;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-8")
class DraftAnswerTest {
    private static final ObjectMapper JSON = WireJson.strict();

    @ParameterizedTest
    @CsvSource({"9800, 9800", "9800, 0", "9800, 1234567890123", "0, 200", "100, 99"})
    void the_balance_that_came_out_is_the_only_thing_that_changes(long guessed, long actual) throws IOException {
        DraftAnswer draft = new DraftAnswer(approved("chan", 200, guessed), DraftAnswerTest::write);

        assertThat(draft.text(approved("chan", 200, actual))).isEqualTo(write(approved("chan", 200, actual)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"balanceAfter\":9800", "{\"charge\":{\"balanceAfter\":1}}", "\\\"balanceAfter\":"})
    void what_somebody_typed_is_never_taken_for_the_balance(String typed) throws IOException {
        DraftAnswer draft = new DraftAnswer(approved(typed, 200, 9_800), DraftAnswerTest::write);

        assertThat(draft.text(approved(typed, 200, 9_600))).isEqualTo(write(approved(typed, 200, 9_600)));
    }

    @Test
    void whatever_else_came_out_differently_is_written_anew() throws IOException {
        DraftAnswer draft = new DraftAnswer(approved("chan", 200, 9_800), DraftAnswerTest::write);

        assertThat(draft.text(approved("wong", 200, 9_800))).isEqualTo(write(approved("wong", 200, 9_800)));
        assertThat(draft.text(approved("chan", 300, 9_700))).isEqualTo(write(approved("chan", 300, 9_700)));
        QuickPermitCase free = with(sample("approved"), "chan", null);
        assertThat(draft.text(free)).isEqualTo(write(free));
        assertThat(draft.text(sample("refused"))).isEqualTo(write(sample("refused")));
    }

    @Test
    void a_refusal_expected_may_come_out_as_an_approval() throws IOException {
        DraftAnswer draft = new DraftAnswer(sample("refused"), DraftAnswerTest::write);

        assertThat(draft.text(sample("refused"))).isEqualTo(write(sample("refused")));
        assertThat(draft.text(approved("chan", 200, 9_800))).isEqualTo(write(approved("chan", 200, 9_800)));
    }

    private static QuickPermitCase approved(String clerk, long amount, long balance) throws IOException {
        return with(sample("approved"), clerk, new Charge(new Ntd(amount), new Ntd(balance)));
    }

    private static QuickPermitCase with(QuickPermitCase one, String clerk,
            @org.jspecify.annotations.Nullable Charge charge) {
        return new QuickPermitCase(one.caseNumber(), one.outcome(), one.applicationDate(), one.decidedAt(),
                one.agencyId(), one.agencyName(), clerk, one.application(), one.grounds(), one.receipt(),
                one.permit(), charge, one.supersedes(), one.supersededBy());
    }

    private static QuickPermitCase sample(String outcome) throws IOException {
        try (InputStream file = QuickPermitCase.class
                .getResourceAsStream("/wire/quick-permit-case-" + outcome + ".json")) {
            return JSON.readValue(file, QuickPermitCase.class);
        }
    }

    private static String write(Object message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
