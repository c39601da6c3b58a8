package org.quickpermit.server.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a handler answers.
///
/// @param status HTTP status
/// @param content what to send
/// @param headers further headers
public record Reply(int status, Content content, Map<String, String> headers) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /// What a reply carries.
    public sealed interface Content {
        /// A value to be written as JSON.
        record Json(Object value) implements Content {}

        /// Bytes stored before, sent unchanged. The array belongs to the reply.
        @SuppressWarnings("ArrayRecordComponent") // written once, never compared
        record Bytes(String mediaType, byte[] bytes) implements Content {}

        /// Nothing.
        record None() implements Content {}
    }

    /// A value as JSON.
    public static Reply json(int status, Object value) {
        return new Reply(status, new Content.Json(value), Map.of());
    }

    /// JSON stored before, byte for byte.
    public static Reply stored(int status, byte[] json) {
        return bytes(status, "application/json", json);
    }

    /// Bytes of any media type.
    public static Reply bytes(int status, String mediaType, byte[] bytes) {
        return new Reply(status, new Content.Bytes(mediaType, bytes), Map.of());
    }

    /// A page.
    public static Reply page(int status, String html) {
        return bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /// 303, the answer is at another of our own paths.
    ///
    /// @throws IllegalArgumentException when the path leads elsewhere
    public static Reply seeOther(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            throw new IllegalArgumentException("not a path of this server");
        }
        return new Reply(303, new Content.None(), Map.of("Location", path));
    }

    /// 204, nothing to say.
    public static Reply noContent() {
        return new Reply(204, new Content.None(), Map.of());
    }

    /// The same reply with one more header.
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, content, more);
    }
}
