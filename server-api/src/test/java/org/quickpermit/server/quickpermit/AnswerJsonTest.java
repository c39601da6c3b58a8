package org.quickpermit.server.quickpermit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.quickpermit.server.decision.Policy;
import org.quickpermit.server.decision.QuickPermitRules;
import org.quickpermit.wire.DecisionReceipt;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireSamples;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-2")
class AnswerJsonTest {
    private final AnswerJson json = new AnswerJson();

    @Test
    void an_answer_reads_back_as_it_was_written_first_and_again() throws IOException {
        for (String name : List.of("approved", "refused", "approved")) {
            QuickPermitCase answer = WireJson.strict().readValue(WireSamples.json("quick-permit-case-" + name),
                    QuickPermitCase.class);
            assertThat(read(json.write(answer))).isEqualTo(answer);
            assertThat(json.write(answer)).isEqualTo(json.write(answer));
        }
    }

    @Test
    void other_stations_and_other_rules_are_written_and_not_the_ones_before() throws IOException {
        QuickPermitCase first = WireJson.strict().readValue(WireSamples.json("quick-permit-case-approved"),
                QuickPermitCase.class);
        PermitView permit = Objects.requireNonNull(first.permit());
        List<Station> fewer = permit.stations().subList(0, 1);
        List<DecisionReceipt.RuleRun> more = new ArrayList<>(first.receipt().rules());
        more.add(new DecisionReceipt.RuleRun("QP-R99", 7, "「\"\\」"));
        QuickPermitCase second = new QuickPermitCase(first.caseNumber(), first.outcome(), first.applicationDate(),
                first.decidedAt(), first.agencyId(), first.agencyName(), first.clerk(), first.application(),
                first.grounds(),
                new DecisionReceipt(first.receipt().ruleSet(), more, first.receipt().registers()),
                new PermitView(permit.permitId(), permit.state(), permit.boardUntil(), permit.lastUsableDay(),
                        permit.entriesAllowed(), permit.entriesUsed(), permit.stayDays(), permit.fee(), permit.seal(),
                        fewer, permit.note()),
                first.charge(), first.supersedes(), first.supersededBy());

        for (QuickPermitCase answer : List.of(first, second, first, second)) {
            assertThat(read(json.write(answer))).isEqualTo(answer);
        }
    }

    @Test
    void the_rules_of_every_receipt_are_one_object_so_that_they_are_written_once() {
        List<DecisionReceipt.RuleRun> runs = QuickPermitRules.on(Policy.standard()).runs();
        assertThat(new DecisionReceipt("QP-2026.2", runs, List.of()).rules()).isSameAs(runs);
    }

    private static QuickPermitCase read(String text) throws IOException {
        return WireJson.strict().readValue(text, QuickPermitCase.class);
    }
}
