package org.quickpermit.server.idempotency;

import org.quickpermit.server.platform.http.Reply;

/// An answer as it was given the first time.
///
/// @param status HTTP status
/// @param json the body, UTF-8 when sent
public record StoredAnswer(int status, String json) {
    /// The answer as it goes out, byte for byte as before.
    public Reply reply() {
        return Reply.stored(status, json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Masked: bodies hold personal data.
    @Override
    public String toString() {
        return "StoredAnswer[" + status + "]";
    }
}
