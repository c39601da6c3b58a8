package org.quickpermit.wire;

import java.util.List;
import java.util.Locale;

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
/// @param texts `detail` in both languages, for a screen that changes its language while it shows the problem
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, @Nullable String instance,
        List<FieldError> errors, @Nullable Text texts) {
    /// The media type problems travel as.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// A problem said in both languages.
    ///
    /// @param type which one
    /// @param detail what happened and what to do
    /// @param instance support code of the call
    /// @param errors what is wrong with single fields
    /// @param locale the caller's language
    public static Problem of(ProblemType type, Text detail, String instance, List<FieldError> errors, Locale locale) {
        return new Problem(type.urn(), type.title().in(locale), type.status(), detail.in(locale), instance, errors,
                detail);
    }

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /// @param pointer JSON pointer of the field, or `header:Name`, `query:name`
    /// @param code stable code, letters and underscores
    /// @param text what is wrong and what to do, in the caller's language
    /// @param texts the same in both languages
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String code, String text, @Nullable Text texts) {
        /// A fault said in both languages.
        ///
        /// @param pointer as above
        /// @param code as above
        /// @param text what is wrong and what to do
        /// @param locale the caller's language
        public static FieldError of(String pointer, String code, Text text, Locale locale) {
            return new FieldError(pointer, code, text.in(locale), text);
        }
    }
}
