package org.quickpermit.device;

import java.util.List;
import java.util.Locale;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TroubleTest {
    private static final Text DETAIL = new Text("請更正。", "Correct it.");
    private static final Text FAULT = new Text("過長", "too long");

    @Test
    void a_problem_in_both_languages_is_kept_in_both() {
        Problem problem = Problem.of(ProblemType.INVALID_FIELDS, DETAIL, "AB12",
                List.of(Problem.FieldError.of("/x", "TOO_LONG", FAULT, Locale.ENGLISH)), Locale.ENGLISH);
        assertThat(problem.detail()).isEqualTo("Correct it.");
        assertThat(problem.errors().getFirst().text()).isEqualTo("too long");
        assertThat(Trouble.of(problem)).isEqualTo(new Trouble(ProblemType.INVALID_FIELDS, DETAIL, "AB12",
                List.of(new Trouble.Field("/x", FAULT))));
    }

    @Test
    void a_problem_said_once_is_shown_as_it_came() {
        Problem problem = new Problem("urn:quickpermit:problem:not-found", "Not found", 404, "There is none.", null,
                List.of(new Problem.FieldError("/x", "NONE", "none", null)), null);
        assertThat(Trouble.of(problem)).isEqualTo(new Trouble(ProblemType.NOT_FOUND,
                new Text("There is none.", "There is none."), "", List.of(new Trouble.Field("/x",
                        new Text("none", "none")))));
    }
}
