package org.quickpermit.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.WireJson;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// A server over real TLS that asks for client certificates and answers what a test puts up, one answer a call; the last
/// one stays.
public final class TestServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Deque<Function<RecordedRequest, MockResponse>> answers = new ArrayDeque<>();
    private @Nullable RecordedRequest last;

    /// Starts a server.
    ///
    /// @param authority whose certificates it shows and asks for
    public TestServer(TestAuthority authority) {
        server.useHttps(authority.server());
        server.requestClientAuth();
        // As the server itself; under HTTP/2 a socket closed in an answer is not seen by the client.
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        last = request;
        Function<RecordedRequest, MockResponse> next = answers.size() > 1 ? answers.remove() : answers.element();
        return next.apply(request);
    }

    /// Answers every call by `answer` from now on.
    public synchronized void answers(Function<RecordedRequest, MockResponse> answer) {
        answers.clear();
        answers.add(answer);
    }

    /// Answers the calls to come one after the other; the last answer stays.
    public synchronized void answers(MockResponse first, MockResponse... more) {
        answers(_ -> first);
        for (MockResponse one : more) {
            answers.add(_ -> one);
        }
    }

    /// Its base address.
    public URI address() {
        return URI.create("https://localhost:" + server.getPort());
    }

    /// How many calls came.
    public int requests() {
        return server.getRequestCount();
    }

    /// The call that came last.
    public synchronized RecordedRequest last() {
        return Objects.requireNonNull(last);
    }

    /// A message as an answer.
    public static MockResponse json(int status, Object message) {
        return json(status, text(message));
    }

    /// JSON as an answer.
    public static MockResponse json(int status, String body) {
        return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body)
                .build();
    }

    /// A problem as an answer.
    public static MockResponse problem(ProblemType type, String detail) {
        return new MockResponse.Builder().code(type.status()).addHeader("Content-Type", Problem.MEDIA_TYPE)
                .body(text(new Problem(type.urn(), type.title().en(), type.status(), detail, "AB12", List.of(), null)))
                .build();
    }

    /// No answer: the server has the call and the connection breaks.
    public static MockResponse brokenOff() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }

    private static String text(Object message) {
        try {
            return new String(WireJson.strict().writeValueAsBytes(message), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
