package org.quickpermit.device;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/// TLS 1.3 that trusts the system's own authority and nobody else.
final class Tls {
    private static final char[] IN_MEMORY = "in-memory".toCharArray();
    private static final ConnectionSpec ONLY_1_3 = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(TlsVersion.TLS_1_3)
            .allEnabledCipherSuites()
            .build();

    private Tls() {}

    /// Connections that trust the given authority, and show key and certificate where there are any.
    ///
    /// @throws IllegalArgumentException when key and certificates cannot be used together
    static OkHttpClient.Builder with(OkHttpClient.Builder client, X509Certificate authority, @Nullable PrivateKey key,
            @Nullable X509Certificate certificate) {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManager @Nullable [] keys = null;
            if (key != null && certificate != null) {
                KeyStore own = empty();
                own.setKeyEntry("device", key, IN_MEMORY, new X509Certificate[]{certificate, authority});
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(own, IN_MEMORY);
                keys = factory.getKeyManagers();
            }
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, trust.getTrustManagers(), null);
            return client.connectionSpecs(List.of(ONLY_1_3))
                    .sslSocketFactory(context.getSocketFactory(), x509(trust.getTrustManagers()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("key and certificates cannot be used together", e);
        }
    }

    private static X509TrustManager x509(TrustManager[] managers) throws GeneralSecurityException {
        for (TrustManager manager : managers) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }

    /// Reads one PEM certificate.
    ///
    /// @throws GeneralSecurityException when the text is none
    static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
