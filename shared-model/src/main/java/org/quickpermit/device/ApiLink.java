package org.quickpermit.device;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.WireBody;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireReader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import okhttp3.ConnectionPool;
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
import org.slf4j.event.Level;

/// A device's connection to the server: HTTPS with OkHttp. It shows the device's certificate and trusts only the
/// authority the device was enrolled with. OkHttp's own silent retries are off: whether a call may be repeated is decided
/// by who made it, except that a GET whose connection broke is asked once more (RFC 9110, 9.2.2).
///
/// Answers of more than 16 mebibytes are not read: a trust list that names two hundred thousand dead papers is smaller,
/// and a kiosk that cannot read the list stops printing. Safe for use by many threads at once.
public final class ApiLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiLink.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;

    private final HttpUrl base;
    private final Supplier<Locale> language;
    private volatile OkHttpClient client;
    private final ObjectMapper json = WireJson.lenient();
    private final WireReader reader = WireReader.lenient();
    private volatile Optional<Instant> serverTime = Optional.empty();
    private volatile @Nullable NoAnswer missing;

    private ApiLink(URI server, OkHttpClient client, Supplier<Locale> language) {
        this.base = Objects.requireNonNull(HttpUrl.get(server), "no address of a server");
        this.client = client;
        this.language = language;
    }

    /// The connection of an enrolled device.
    ///
    /// @param identity what it shows and whom it trusts
    /// @param limits how long it waits
    /// @param language language the server's problems are asked for in, read at every call
    public static ApiLink of(DeviceIdentity identity, TimeLimits limits, Supplier<Locale> language) {
        return new ApiLink(identity.server(),
                Tls.with(client(limits), identity.authority(), identity.key(), identity.certificate()).build(),
                language);
    }

    /// A connection that shows no certificate and trusts the given authority alone: for the enrolment itself.
    static ApiLink anonymous(URI server, X509Certificate authority, TimeLimits limits, Supplier<Locale> language) {
        return new ApiLink(server, Tls.with(client(limits), authority, null, null).build(), language);
    }

    private static OkHttpClient.Builder client(TimeLimits limits) {
        return new OkHttpClient.Builder().retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .callTimeout(limits.call());
    }

    /// A question.
    ///
    /// @param path path of the API
    public ApiCall get(String path) {
        return new ApiCall(this, url(path), request -> request.get());
    }

    /// An order to end something.
    ///
    /// @param path path of the API
    public ApiCall delete(String path) {
        return new ApiCall(this, url(path), request -> request.delete());
    }

    /// A message.
    ///
    /// @param path path of the API
    /// @param message a record of the API
    public ApiCall post(String path, Record message) {
        try {
            return post(path, json.writeValueAsBytes(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of the API has no JSON form", e);
        }
    }

    /// A message whose very bytes belong to its key.
    ///
    /// @param path path of the API
    /// @param body the message as JSON, UTF-8
    public ApiCall post(String path, byte[] body) {
        return new ApiCall(this, url(path), request -> request.post(RequestBody.create(body, JSON)));
    }

    /// Shows another certificate of the same device from the next call on. Calls in flight end over the former.
    void show(DeviceIdentity identity) {
        OkHttpClient former = client;
        client = Tls.with(former.newBuilder().connectionPool(new ConnectionPool()), identity.authority(),
                identity.key(), identity.certificate()).build();
        former.connectionPool().evictAll();
    }

    /// The moment of the newest answer by the server's own clock (`Date`), to the second; empty before the first, and when
    /// the newest did not say.
    public Optional<Instant> serverTime() {
        return serverTime;
    }

    /// Closes idle connections. Calls in flight end as [Answer.Missing].
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private HttpUrl url(String path) {
        HttpUrl url = base.resolve(path);
        if (url == null) {
            throw new IllegalArgumentException("not a path: " + path);
        }
        return url;
    }

    <T extends Record> Answer<T> call(Request.Builder request, Class<T> type) {
        return exchange(request, body -> read(body, type));
    }

    Answer<Done> done(Request.Builder request) {
        return exchange(request, _ -> Optional.of(Done.DONE));
    }

    private <T> Answer<T> exchange(Request.Builder builder, Function<byte[], Optional<T>> meaning) {
        Request request = builder.header("Accept", "application/json, " + Problem.MEDIA_TYPE)
                .header("Accept-Language", language.get().toLanguageTag())
                .build();
        Answer<T> answer = once(request, meaning);
        boolean again = request.method().equals("GET")
                && answer instanceof Answer.Missing<T>(NoAnswer why) && why == NoAnswer.BROKEN_OFF;
        return again ? once(request, meaning) : answer;
    }

    private <T> Answer<T> once(Request request, Function<byte[], Optional<T>> meaning) {
        String what = request.method() + " " + request.url().encodedPath();
        try (Response response = client.newCall(request).execute()) {
            byte[] body = bounded(response.body());
            missing = null;
            serverTime = Optional.ofNullable(response.headers().getInstant("Date"));
            if (response.isSuccessful()) {
                return meaning.apply(body).<Answer<T>>map(Answer.Given::new).orElseGet(() -> notUnderstood(what));
            }
            MediaType media = response.body().contentType();
            boolean problem = media != null && (media.type() + "/" + media.subtype()).equals(Problem.MEDIA_TYPE);
            return Optional.of(body).filter(_ -> problem).flatMap(one -> read(one, Problem.class))
                    .<Answer<T>>map(one -> new Answer.Denied<>(Trouble.of(one)))
                    .orElseGet(() -> notUnderstood(what + " with status " + response.code()));
        } catch (IOException e) {
            NoAnswer why = NoAnswer.of(e);
            // A device asks every few seconds: one line tells that the server is away, and why.
            LOG.atLevel(why == missing ? Level.DEBUG : Level.WARN).log("no answer to {}: {} ({})", what, why,
                    e.getClass().getSimpleName());
            missing = why;
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
}
