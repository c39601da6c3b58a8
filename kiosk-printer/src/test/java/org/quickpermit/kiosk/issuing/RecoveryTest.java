package org.quickpermit.kiosk.issuing;

import java.nio.file.Path;
import java.util.List;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Trouble;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.NoGateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Prints whose lease was asked for and whose answer was lost.
class RecoveryTest {
    private static final String PRINT = "print-1";

    @TempDir
    private Path folder;

    private Journal journal;
    private PrintLease lease;

    @BeforeEach
    void ask_for_a_lease_and_lose_the_answer() throws Exception {
        journal = Journal.open(folder.resolve("journal.db"), TestBureau.CLOCK);
        journal.load("TW00000101", 50);
        journal.asked(PRINT, "TW00000101", null, "{}");
        lease = new TestBureau().lease("lease-1", TestBureau.permitId(1), 1, "TW00000101");
    }

    @AfterEach
    void close_the_journal() {
        journal.close();
    }

    @Test
    void a_lease_granted_meanwhile_is_given_back_unused() {
        assertThat(new Recovery(journal).closeAsked(answering(new Answer.Given<>(lease)))).isTrue();
        assertThat(print().step()).isEqualTo(PrintStep.RETURNED);
        assertThat(journal.waiting()).extracting(report -> report.leaseId()).containsExactly("lease-1");
    }

    @Test
    void a_lease_granted_meanwhile_is_given_back_even_when_the_tray_was_loaded_anew() {
        journal.load("TW00000801", 50);
        assertThat(new Recovery(journal).closeAsked(answering(new Answer.Given<>(lease)))).isTrue();
        assertThat(print().step()).isEqualTo(PrintStep.RETURNED);
        assertThat(journal.waiting()).extracting(report -> report.leaseId()).containsExactly("lease-1");
        assertThat(journal.tray().orElseThrow().used()).isZero();
    }

    @Test
    void a_print_by_a_sheet_that_is_not_in_the_tray_is_never_begun() {
        journal.load("TW00000801", 50);
        assertThatThrownBy(() -> journal.reserved(PRINT, lease)).isInstanceOf(IllegalStateException.class);
        assertThat(print().step()).isEqualTo(PrintStep.ASKED);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_ATTEMPTS", "CLIENT_CERTIFICATE_REQUIRED", "SERVICE_UNAVAILABLE"})
    void a_refusal_that_is_not_about_the_print_leaves_the_question_open(ProblemType type) {
        assertThat(new Recovery(journal).closeAsked(answering(refused(type)))).isFalse();
        assertThat(print().step()).isEqualTo(PrintStep.ASKED);
    }

    @Test
    void a_refusal_of_the_print_closes_it() {
        assertThat(new Recovery(journal).closeAsked(answering(refused(ProblemType.PERMIT_NOT_PRINTABLE)))).isTrue();
        assertThat(journal.open()).isEmpty();
        assertThat(journal.waiting()).isEmpty();
    }

    private PrintRecord print() {
        return journal.print(PRINT).orElseThrow();
    }

    private static Answer<PrintLease> refused(ProblemType type) {
        return new Answer.Denied<>(new Trouble(type, type.title(), "test", List.of()));
    }

    private static Gateway answering(Answer<PrintLease> answer) {
        return new NoGateway() {
            @Override
            public Answer<PrintLease> lease(String key, String request) {
                assertThat(key).isEqualTo(PRINT);
                return answer;
            }
        };
    }
}
