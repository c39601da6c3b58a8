package org.quickpermit.server.platform.http;

import java.util.Optional;
import java.util.regex.Pattern;

/// The value of the `Idempotency-Key` header without its quotes.
///
/// @param value 16 to 64 letters, digits, `-`, `_`, `.` or `:`
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{16,64}");

    /// @throws IllegalArgumentException when the form is wrong
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /// Reads the header, a structured-field string (RFC 9651) as `"5f0c…"`.
    public static Optional<IdempotencyKey> parse(String header) {
        String text = header.strip();
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return Optional.empty();
        }
        String value = text.substring(1, text.length() - 1);
        return FORM.matcher(value).matches() ? Optional.of(new IdempotencyKey(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
