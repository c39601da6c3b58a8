package org.quickpermit.server.platform.http.internal;

import java.util.List;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.DenyListEntry;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs its seeds with every build; `JAZZER_FUZZ=1` lets it search on for as long as `maxDuration` says.
class StrictJsonFuzzTest {
    private static final List<Class<? extends Record>> BODIES = List.of(QuickPermitApplication.class, Correction.class,
            DenyListEntry.class, EnrolmentRequest.class, NewUser.class, PermitLookUp.class, PrintOutcome.class,
            SignIn.class, TopUp.class);

    private final StrictJson reader = new StrictJson(WireJson.strict());

    /// Whatever the bytes: a message that is the same when it is sent again, or a problem that names a field or the place.
    @FuzzTest(maxDuration = "10m")
    void reads_or_answers_a_problem(byte[] body) throws JsonProcessingException {
        for (Class<? extends Record> type : BODIES) {
            try {
                Record message = reader.read(body, type);
                assertThat(reader.<Record>read(WireJson.strict().writeValueAsBytes(message), castable(type)))
                        .isEqualTo(message);
            } catch (ApiProblem problem) {
                assertThat(problem.type()).isIn(ProblemType.MALFORMED_JSON, ProblemType.INVALID_FIELDS);
                assertThat(problem.errors().entries().isEmpty())
                        .isEqualTo(problem.type() == ProblemType.MALFORMED_JSON);
                assertThat(problem.errors().entries()).allSatisfy(error -> {
                    assertThat(error.text().zh()).isNotBlank();
                    assertThat(error.text().en()).isNotBlank();
                });
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<Record> castable(Class<? extends Record> type) {
        return (Class<Record>) type;
    }
}
