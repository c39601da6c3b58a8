package org.quickpermit.device;

import java.util.List;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// A problem the server answered with, as it is shown.
///
/// @param type which one of the catalogue
/// @param detail what happened and what to do; from a server that says it once only, in the language of the call twice
/// @param supportCode code to quote to the bureau, empty when the server gave none
/// @param fields what is wrong with single fields
public record Trouble(ProblemType type, Text detail, String supportCode, List<Field> fields) {
    public Trouble {
        fields = List.copyOf(fields);
    }

    /// What is wrong with one field.
    ///
    /// @param pointer JSON pointer of the field, or `header:Name`, `query:name`
    /// @param text what is wrong and what to do
    public record Field(String pointer, Text text) {}

    /// Reads a problem as it came.
    public static Trouble of(Problem problem) {
        String code = problem.instance() == null ? "" : problem.instance();
        return new Trouble(ProblemType.ofUrn(problem.type()), both(problem.texts(), problem.detail()), code,
                problem.errors().stream()
                        .map(one -> new Field(one.pointer(), both(one.texts(), one.text()))).toList());
    }

    private static Text both(@Nullable Text texts, String single) {
        return texts == null ? new Text(single, single) : texts;
    }
}
