package org.quickpermit.kiosk.gateway.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.quickpermit.kiosk.gateway.Answer;
import org.quickpermit.kiosk.gateway.Credentials;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.SignedTrustList;
import org.quickpermit.wire.WireJson;

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

/// The API by OkHttp. Answers of more than 16 mebibytes are not read: a trust list that names two hundred thousand dead
/// papers is smaller, and a kiosk that cannot read the list stops printing.
public final class HttpGateway implements Gateway {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_ANSWER = 16 << 20;

    private final OkHttpClient http;
    private final HttpUrl server;
    private final ObjectMapper json = WireJson.lenient();

    /// @param credentials what the kiosk is known by
    /// @param patience how long connecting and each read may take
    public HttpGateway(Credentials credentials, Duration patience) {
        this(Tls.client(credentials.authority(), Optional.of(credentials), patience),
                HttpUrl.get(credentials.server()));
    }

    HttpGateway(OkHttpClient http, HttpUrl server) {
        this.http = http;
        this.server = server;
    }

    @Override
    public Answer<KioskProfile> profile() {
        return call(request(Api.KIOSK_PROFILE).get().build(), KioskProfile.class);
    }

    @Override
    public Answer<SignedTrustList> trustList() {
        return call(request(Api.TRUST_LIST).get().build(), SignedTrustList.class);
    }

    @Override
    public Answer<PrintLease> lease(String key, String body) {
        return leased(post(Api.PRINT_LEASES, key, body).build());
    }

    @Override
    public Answer<PrintLease> reprintLease(String session, String key, String body) {
        return leased(signed(post(Api.REPRINT_LEASES, key, body), session).build());
    }

    @Override
    public Answer<Boolean> report(String key, String leaseId, String outcome) {
        return done(post(Api.path(Api.PRINT_OUTCOME, leaseId), key, outcome).build());
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        String body;
        try {
            body = json.writeValueAsString(signIn);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sign-in is always writable", e);
        }
        return call(request(Api.SESSIONS).post(RequestBody.create(body, JSON)).build(), Session.class);
    }

    @Override
    public Answer<Boolean> signOut(String session) {
        return done(signed(request(Api.CURRENT_SESSION), session).delete().build());
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }

    private Request.Builder request(String path) {
        HttpUrl url = server.resolve(path);
        if (url == null) {
            throw new IllegalArgumentException("no address for " + path);
        }
        return new Request.Builder().url(url).header("Accept", "application/json, " + Problem.MEDIA_TYPE)
                .header("Accept-Language", "en");
    }

    private Request.Builder post(String path, String key, String body) {
        return request(path).header(Api.IDEMPOTENCY_KEY, '"' + key + '"').post(RequestBody.create(body, JSON));
    }

    private static Request.Builder signed(Request.Builder request, String session) {
        return request.header("Authorization", "Bearer " + session);
    }

    private Answer<Boolean> done(Request request) {
        return exchange(request, body -> true);
    }

    /// A lease that lacks something is no answer: nothing may be printed on half of one.
    private Answer<PrintLease> leased(Request request) {
        return exchange(request, body -> {
            @Nullable
            PrintLease lease = json.readValue(body, PrintLease.class);
            if (lease == null || Stream.of(lease.leaseId(), lease.permitId(), lease.sheetNumber(), lease.expiresAt(),
                    lease.document(), lease.issuedOn(), lease.lastUsableDay(), lease.seal())
                    .anyMatch(Objects::isNull)) {
                throw new IOException("the lease lacks a field");
            }
            return lease;
        });
    }

    private <T> Answer<T> call(Request request, Class<T> type) {
        return exchange(request, body -> {
            T value = json.readValue(body, type);
            if (value == null) {
                throw new IOException("the answer is empty");
            }
            return value;
        });
    }

    private <T> Answer<T> exchange(Request request, Reader<T> reader) {
        String what = request.method() + " " + request.url().encodedPath();
        try (Response response = http.newCall(request).execute()) {
            String body = bounded(response.body());
            if (response.isSuccessful()) {
                return new Answer.Done<>(reader.read(body));
            }
            @Nullable
            Problem problem = problemOf(response, body);
            return problem == null || response.code() >= 500
                    ? new Answer.Unreachable<>(what + " answered " + response.code())
                    : new Answer.Refused<>(problem);
        } catch (IOException e) {
            return new Answer.Unreachable<>(what + ": " + e.getClass().getSimpleName());
        }
    }

    private static String bounded(ResponseBody body) throws IOException {
        if (body.source().request(MAX_ANSWER + 1)) {
            throw new IOException("the answer is too long");
        }
        return body.string();
    }

    private @Nullable Problem problemOf(Response response, String body) {
        @Nullable
        String type = response.header("Content-Type");
        if (type == null || !type.startsWith(Problem.MEDIA_TYPE)) {
            return null;
        }
        try {
            return json.readValue(body, Problem.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private interface Reader<T> {
        T read(String body) throws IOException;
    }
}
