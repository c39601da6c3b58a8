package org.quickpermit.server.platform.http;

import java.time.Duration;
import java.util.Optional;

import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// A call that cannot be done, for a reason the caller may know. Becomes an RFC 9457 problem in one place.
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient Text detail;
    private final transient FieldErrors errors;
    private final transient @Nullable Duration retryAfter;

    private ApiProblem(ProblemType type, Text detail, FieldErrors errors, @Nullable Duration retryAfter) {
        super(type.name(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /// @param type kind of problem
    /// @param detail what happened and what to do
    /// @param errors what is wrong with single fields
    public ApiProblem(ProblemType type, Text detail, FieldErrors errors) {
        this(type, detail, errors, null);
    }

    /// A problem that is not about single fields.
    public ApiProblem(ProblemType type, Text detail) {
        this(type, detail, new FieldErrors(), null);
    }

    /// A problem that passes by itself.
    ///
    /// @param retryAfter how long to wait; sent as `Retry-After`
    public ApiProblem(ProblemType type, Text detail, Duration retryAfter) {
        this(type, detail, new FieldErrors(), retryAfter);
    }

    /// A problem with one field.
    public static ApiProblem field(String pointer, String code, Text text) {
        return new ApiProblem(ProblemType.INVALID_FIELDS,
                new Text("請依各欄位說明更正後再送出。", "Correct the fields named below and send again."),
                new FieldErrors().add(pointer, code, text));
    }

    /// Kind of problem.
    public ProblemType type() {
        return type;
    }

    /// What happened and what to do.
    public Text detail() {
        return detail;
    }

    /// What is wrong with single fields.
    public FieldErrors errors() {
        return errors;
    }

    /// How long to wait before trying again, where waiting helps.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
