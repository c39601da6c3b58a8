package org.quickpermit.device;

import java.util.List;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;

/// A problem the server answered with, as it is shown.
///
/// @param type which one of the catalogue
/// @param detail what happened and what to do, in the language the call was made in
/// @param supportCode code to quote to the bureau, empty when the server gave none
/// @param fields what is wrong with single fields
public record Trouble(ProblemType type, String detail, String supportCode, List<Problem.FieldError> fields) {
    public Trouble {
        fields = List.copyOf(fields);
    }

    /// Reads a problem as it came.
    public static Trouble of(Problem problem) {
        String code = problem.instance() == null ? "" : problem.instance();
        return new Trouble(ProblemType.ofUrn(problem.type()), problem.detail(), code, problem.errors());
    }
}
