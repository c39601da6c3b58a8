package org.quickpermit.installers.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// A call as its handler sees it, that came over no wire.
///
/// @param caller who calls
/// @param parameters what stands in the path's braces
/// @param key the idempotency key, or null
/// @param json the body, or null
record DirectCall(Caller caller, Map<String, String> parameters, @Nullable String key,
        @Nullable String json) implements Call {
    private static final ObjectMapper STRICT = WireJson.strict();

    @Override
    public <T extends Record> T body(Class<T> type) {
        try {
            return STRICT.readValue(Objects.requireNonNull(json, "no body"), type);
        } catch (JsonProcessingException e) {
            throw new ApiProblem(ProblemType.MALFORMED_JSON, new Text("JSON", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public <T extends Record> Optional<T> optionalBody(Class<T> type) {
        return json == null ? Optional.empty() : Optional.of(body(type));
    }

    @Override
    public Map<String, String> form() {
        throw new UnsupportedOperationException("no kiosk sends a form");
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.empty();
    }

    @Override
    public byte[] bodyBytes() {
        return json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public InputStream bodyStream() {
        return new ByteArrayInputStream(bodyBytes());
    }

    @Override
    public String pathParam(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.empty();
    }

    @Override
    public IdempotencyKey idempotencyKey() {
        if (key == null) {
            throw new ApiProblem(ProblemType.MISSING_IDEMPOTENCY_KEY, new Text("缺", "missing"));
        }
        return new IdempotencyKey(key);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String sessionToken() {
        return "none";
    }

    @Override
    public String serverAddress() {
        return "https://localhost";
    }

    @Override
    public String supportCode() {
        return "SIMULATED";
    }

    /// Masked: bodies hold what is personal elsewhere.
    @Override
    public String toString() {
        return "DirectCall[" + caller.deviceId() + "]";
    }

    /// The body of a message.
    static String json(Object message) {
        try {
            return STRICT.writeValueAsString(message);
        } catch (IOException e) {
            throw new IllegalStateException("a message is always writable", e);
        }
    }
}
