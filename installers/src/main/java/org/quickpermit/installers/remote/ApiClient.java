package org.quickpermit.installers.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// Calls the API as one machine, signed in or not, over HTTPS with that machine's client certificate. Immutable and safe
/// for many threads.
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final URI server;
    private final HttpClient http;
    private final ObjectMapper json = WireJson.lenient();
    private final @Nullable Session session;

    private ApiClient(URI server, HttpClient http, @Nullable Session session) {
        this.server = server;
        this.http = http;
        this.session = session;
    }

    /// A client that shows the certificate of `identity` and trusts only its authority.
    ///
    /// @param server base address, `https://host:port`
    public static ApiClient of(URI server, MachineIdentity identity) {
        return new ApiClient(server,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(identity.sslContext())
                        .connectTimeout(PATIENCE)
                        .build(),
                null);
    }

    /// Opens a session and returns a client that calls with it.
    ///
    /// @throws IllegalStateException when the sign-in is refused
    public ApiClient signIn(String login, String password, String token) {
        Session opened = post(Api.SESSIONS, null, new SignIn(login, password, token), Session.class).orFail();
        return new ApiClient(server, http, opened);
    }

    /// The session this client calls with.
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /// Reads a resource.
    ///
    /// @param path path below the base address, filled, with query
    public <T> Answer<T> get(String path, Class<T> type) {
        return call(request(path).GET(), type);
    }

    /// Sends a message.
    ///
    /// @param key idempotency key, null where the call takes none
    public <T> Answer<T> post(String path, @Nullable String key, Object body, Class<T> type) {
        return post(path, key, "application/json", BodyPublishers.ofByteArray(bytes(body)), type);
    }

    /// Sends a text that is not JSON: register files.
    public <T> Answer<T> postText(String path, String contentType, String text, Class<T> type) {
        return post(path, null, contentType, BodyPublishers.ofString(text), type);
    }

    private <T> Answer<T> post(String path, @Nullable String key, String contentType, BodyPublisher body,
            Class<T> type) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType).POST(body);
        if (key != null) {
            request.header(Api.IDEMPOTENCY_KEY, '"' + key + '"');
        }
        return call(request, type);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Accept-Language", "en");
        if (session != null) {
            request.header("Authorization", "Bearer " + session.sessionToken());
        }
        return request;
    }

    private <T> Answer<T> call(HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            String raw = new String(response.body(), StandardCharsets.UTF_8);
            if (response.statusCode() / 100 != 2) {
                return new Answer.Refused<>(response.statusCode(), json.readValue(response.body(), Problem.class),
                        raw);
            }
            return new Answer.Done<>(response.statusCode(), read(response.body(), type), raw);
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        }
    }

    private <T> T read(byte[] body, Class<T> type) throws IOException {
        if (type == String.class) {
            return type.cast(new String(body, StandardCharsets.UTF_8));
        }
        return json.readValue(body, type);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message of the API", e);
        }
    }

    /// The call brought no answer that could be read: nobody knows whether it was done.
    public static final class NoAnswer extends RuntimeException {
        NoAnswer(Exception cause) {
            super("no answer from the server: " + cause, cause);
        }
    }
}
