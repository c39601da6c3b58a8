package org.quickpermit.wire;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A failed call, RFC 9457 `application/problem+json`.
///
/// @param type stable URN of a [ProblemType]
/// @param title its title in the caller's language
/// @param status HTTP status
/// @param detail what happened and what to do, in the caller's language
/// @param instance support code of this one call, to be quoted to the bureau
/// @param errors what is wrong with single fields
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, @Nullable String instance,
        List<FieldError> errors) {
    /// The media type problems travel as.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /// @param pointer JSON pointer of the field, or `header:Name`, `query:name`
    /// @param code stable code, letters and underscores
    /// @param text what is wrong and what to do, in the caller's language
    public record FieldError(String pointer, String code, String text) {}
}
