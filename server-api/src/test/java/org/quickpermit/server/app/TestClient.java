package org.quickpermit.server.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// A real HTTPS client that trusts only the given authority and shows a device's certificate, where it has one. Every
/// answer to a described operation is compared with the description.
public final class TestClient {
    private static final ObjectMapper JSON = WireJson.lenient();
    private static final ApiContract CONTRACT = ApiContract.committed();
    private static final char[] PASSWORD = "test".toCharArray();

    private final URI base;
    private final HttpClient http;
    private final List<String> headers = new ArrayList<>();
    private final String deviceId;

    private TestClient(URI base, String deviceId, HttpClient http) {
        this.base = base;
        this.deviceId = deviceId;
        this.http = http;
    }

    /// A client without a certificate.
    static TestClient stranger(URI base, X509Certificate trusted) {
        return new TestClient(base, "stranger", http(trusted, null, null));
    }

    /// A client with a certificate.
    static TestClient device(URI base, X509Certificate trusted, String deviceId, KeyPair key,
            X509Certificate certificate) {
        return new TestClient(base, deviceId, http(trusted, key, certificate));
    }

    private static HttpClient http(X509Certificate trusted, @Nullable KeyPair key,
            @Nullable X509Certificate certificate) {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("authority", trusted);
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(trust);
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            if (key != null && certificate != null) {
                keys.setKeyEntry("device", key.getPrivate(), PASSWORD, new Certificate[]{certificate});
            }
            keyManagers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(20)).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads a PEM certificate.
    public static X509Certificate certificate(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) parser.readObject());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Id of the device, `stranger` without one.
    public String deviceId() {
        return deviceId;
    }

    /// The same connection with a session.
    public TestClient with(Session session) {
        return withHeader("Authorization", "Bearer " + session.sessionToken());
    }

    /// The same connection with one more header on every call.
    public TestClient withHeader(String name, String value) {
        TestClient client = new TestClient(base, deviceId, http);
        client.headers.addAll(headers);
        client.headers.add(name);
        client.headers.add(value);
        return client;
    }

    /// What came back.
    ///
    /// @param status HTTP status
    /// @param text body
    /// @param http the whole response
    public record Answer(int status, String text, HttpResponse<String> http) {
        /// The body as a tree.
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /// The body as a record.
        public <T> T as(Class<T> type) {
            try {
                return JSON.readValue(text, type);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /// The last part of the problem's URN, as `invalid-fields`.
        public String problem() {
            String type = json().path("type").asText();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    /// GET.
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// DELETE.
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /// POST of a record as JSON.
    public Answer post(String path, Object body) {
        try {
            return post(path, JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// POST of JSON text.
    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// POST of a record with an idempotency key.
    public Answer post(String path, UUID key, Object body) {
        return withHeader(Api.IDEMPOTENCY_KEY, "\"" + key + "\"").post(path, body);
    }

    /// Any request.
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request;
    }

    /// Sends any request.
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpRequest sent = request.build();
            HttpResponse<String> response = http.send(sent, HttpResponse.BodyHandlers.ofString());
            compare(sent, response);
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void compare(HttpRequest sent, HttpResponse<String> response) {
        CONTRACT.operation(sent.method(), sent.uri().getRawPath())
                .ifPresent(operation -> assertThat(CONTRACT.differences(operation, response.statusCode(),
                        response.headers().firstValue("Content-Type").orElse(""), response.body()))
                        .as(operation + " answered " + response.statusCode() + " " + response.body()).isEmpty());
    }
}
