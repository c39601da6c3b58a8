package org.quickpermit.kiosk.gateway.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.quickpermit.kiosk.gateway.Credentials;

import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/// HTTPS that trusts the system's own authority and nobody else.
final class Tls {
    private Tls() {}

    /// A client that shows the kiosk's certificate where it has one.
    static OkHttpClient client(X509Certificate authority, Optional<Credentials> credentials, Duration patience) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            roots.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(roots);
            X509TrustManager trust = trustOf(factory.getTrustManagers());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keysOf(credentials), new TrustManager[]{trust}, null);
            ConnectionSpec spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                    .tlsVersions(TlsVersion.TLS_1_3)
                    .allEnabledCipherSuites()
                    .build();
            return new OkHttpClient.Builder()
                    .sslSocketFactory(context.getSocketFactory(), trust)
                    .connectionSpecs(List.of(spec))
                    .followRedirects(false)
                    .retryOnConnectionFailure(true)
                    .connectTimeout(patience)
                    .readTimeout(patience)
                    .writeTimeout(patience)
                    .callTimeout(patience.multipliedBy(2))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot speak TLS 1.3", e);
        }
    }

    private static KeyManager @Nullable [] keysOf(Optional<Credentials> credentials)
            throws GeneralSecurityException, IOException {
        if (credentials.isEmpty()) {
            return null;
        }
        char[] password = java.util.HexFormat.of().formatHex(new SecureRandom().generateSeed(16)).toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("kiosk", credentials.get().key(), password,
                new Certificate[]{credentials.get().certificate(), credentials.get().authority()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        return factory.getKeyManagers();
    }

    private static X509TrustManager trustOf(TrustManager[] managers) throws GeneralSecurityException {
        for (TrustManager manager : managers) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    /// Reads one PEM certificate.
    ///
    /// @throws GeneralSecurityException when the text is none
    static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
