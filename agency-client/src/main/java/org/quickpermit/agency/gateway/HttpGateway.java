package org.quickpermit.agency.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.WireBody;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireReader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Gateway] over HTTPS with OkHttp. Connections show the terminal's certificate and trust only the authority it was
/// enrolled with. OkHttp's own silent retries are off: whether a call may be repeated is decided by who made it.
///
/// Safe for use by many threads at once.
public final class HttpGateway implements Gateway, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 8L * 1024 * 1024;

    private final ServerLink link;
    private final OkHttpClient client;
    private final ObjectMapper json = WireJson.lenient();
    private final WireReader reader = WireReader.lenient();
    private final Supplier<Locale> language;
    private volatile @Nullable String sessionToken;

    /// @param link where the server is and how to know it
    /// @param language language the server's problems are asked for in, read at every call
    public HttpGateway(ServerLink link, Supplier<Locale> language) {
        this.link = link;
        this.language = language;
        this.client = new OkHttpClient.Builder()
                .sslSocketFactory(link.sockets(), link.trust())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(Duration.ofSeconds(4))
                .readTimeout(Duration.ofSeconds(10))
                .callTimeout(Duration.ofSeconds(12))
                .build();
    }

    /// Exchanges a ticket's one-time code for a client certificate: the one call made before there is one.
    public Answer<Enrolment> enrol(EnrolmentRequest enrolment) {
        return call(post(Api.ENROLMENTS, enrolment), Enrolment.class);
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        Answer<Session> answer = call(post(Api.SESSIONS, signIn), Session.class);
        if (answer instanceof Answer.Given<Session>(Session session)) {
            sessionToken = session.sessionToken();
        }
        return answer;
    }

    @Override
    public Answer<Done> signOut() {
        Request request = request(url(Api.CURRENT_SESSION)).delete().build();
        sessionToken = null;
        return done(request);
    }

    @Override
    public Answer<Done> activate(Activation activation) {
        return done(post(Api.ACTIVATIONS, activation));
    }

    @Override
    public Answer<QuickPermitCase> send(String path, String idempotencyKey, byte[] body) {
        Request request = request(url(path))
                .header(Api.IDEMPOTENCY_KEY, '"' + idempotencyKey + '"')
                .post(RequestBody.create(body, JSON))
                .build();
        return call(request, QuickPermitCase.class);
    }

    @Override
    public Answer<QuickPermitCase> read(CaseNumber number) {
        return call(request(url(Api.path(Api.QUICK_PERMIT, number.value()))).get().build(), QuickPermitCase.class);
    }

    @Override
    public Answer<CaseList> cases(CaseQuery query) {
        HttpUrl.Builder url = url(Api.QUICK_PERMITS).newBuilder();
        if (query.from() != null) {
            url.addQueryParameter("from", query.from().toString());
        }
        if (query.to() != null) {
            url.addQueryParameter("to", query.to().toString());
        }
        if (!query.text().isEmpty()) {
            url.addQueryParameter("q", query.text());
        }
        if (query.after() != null) {
            url.addQueryParameter("after", query.after());
        }
        return call(request(url.build()).get().build(), CaseList.class);
    }

    @Override
    public Answer<Deposit> deposit() {
        return call(request(url(Api.DEPOSIT)).get().build(), Deposit.class);
    }

    @Override
    public Answer<DepositStatement> statement(LocalDate from, LocalDate to) {
        HttpUrl url = url(Api.DEPOSIT_STATEMENT).newBuilder()
                .addQueryParameter("from", from.toString())
                .addQueryParameter("to", to.toString())
                .build();
        return call(request(url).get().build(), DepositStatement.class);
    }

    @Override
    public Answer<Done> ping() {
        return done(new Request.Builder().url(url(Api.HEALTH_LIVE)).get().build());
    }

    /// Closes idle connections. Calls in flight end as [Answer.Missing].
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private HttpUrl url(String path) {
        HttpUrl url = link.base().resolve(path);
        if (url == null) {
            throw new IllegalArgumentException("not a path: " + path);
        }
        return url;
    }

    private Request post(String path, Object body) {
        try {
            return request(url(path)).post(RequestBody.create(json.writeValueAsBytes(body), JSON)).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of the API has no JSON form", e);
        }
    }

    private Request.Builder request(HttpUrl url) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json, " + Problem.MEDIA_TYPE)
                .header("Accept-Language", language.get().toLanguageTag());
        String token = sessionToken;
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private <T extends Record> Answer<T> call(Request request, Class<T> type) {
        return exchange(request, body -> read(body, type));
    }

    private Answer<Done> done(Request request) {
        return exchange(request, _ -> Optional.of(Done.DONE));
    }

    private <T> Answer<T> exchange(Request request, Function<byte[], Optional<T>> reader) {
        String what = request.method() + " " + request.url().encodedPath();
        try (Response response = client.newCall(request).execute()) {
            byte[] body = bounded(response.body());
            if (response.isSuccessful()) {
                return reader.apply(body).<Answer<T>>map(Answer.Given::new).orElseGet(() -> notUnderstood(what));
            }
            MediaType media = response.body().contentType();
            boolean problem = media != null && (media.type() + "/" + media.subtype()).equals(Problem.MEDIA_TYPE);
            return Optional.of(body).filter(_ -> problem).flatMap(one -> read(one, Problem.class))
                    .<Answer<T>>map(one -> new Answer.Denied<>(Trouble.of(one)))
                    .orElseGet(() -> notUnderstood(what + " with status " + response.code()));
        } catch (IOException e) {
            NoAnswer why = reason(e);
            LOG.warn("no answer to {}: {} ({})", what, why, e.getClass().getSimpleName());
            return new Answer.Missing<>(why);
        }
    }

    private <T extends Record> Optional<T> read(byte[] body, Class<T> type) {
        return switch (reader.read(body, type)) {
            case WireBody.Complete<T>(T message) -> Optional.of(message);
            case WireBody.Incomplete<T>(var faults) -> {
                LOG.warn("a {} came with {} faults, the first at {}", type.getSimpleName(), faults.size(),
                        faults.getFirst().pointer());
                yield Optional.empty();
            }
            case WireBody.Malformed<T>(int line, int column, _) -> {
                LOG.warn("a {} came as no JSON: line {}, column {}", type.getSimpleName(), line, column);
                yield Optional.empty();
            }
        };
    }

    private static <T> Answer<T> notUnderstood(String what) {
        LOG.warn("answer to {} not understood", what);
        return new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD);
    }

    private static byte[] bounded(ResponseBody body) throws IOException {
        if (body.source().request(LARGEST_ANSWER + 1)) {
            throw new IOException("answer longer than " + LARGEST_ANSWER + " bytes");
        }
        return body.source().readByteArray();
    }

    private static NoAnswer reason(IOException e) {
        return switch (e) {
            case SSLPeerUnverifiedException _ -> NoAnswer.NOT_TRUSTED;
            case SSLHandshakeException refused when refused.getCause() instanceof CertificateException ->
                NoAnswer.NOT_TRUSTED;
            case ConnectException _,NoRouteToHostException _,UnknownHostException _ -> NoAnswer.UNREACHABLE;
            case SocketTimeoutException _ -> NoAnswer.TIMED_OUT;
            default -> "timeout".equals(e.getMessage()) ? NoAnswer.TIMED_OUT : NoAnswer.BROKEN_OFF;
        };
    }
}
