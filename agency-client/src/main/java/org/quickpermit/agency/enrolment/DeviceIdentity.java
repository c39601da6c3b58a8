package org.quickpermit.agency.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.quickpermit.agency.gateway.ServerLink;
import org.quickpermit.wire.Text;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// What an enrolled terminal is: its key and certificate, the authority it trusts, and where its server is.
///
/// @param deviceId id of the device
/// @param name what it is called
/// @param agencyName its agency
/// @param server base address of the server
/// @param key private key, made on this machine
/// @param certificate client certificate
/// @param authority certificate of the system's own authority
public record DeviceIdentity(String deviceId, String name, Text agencyName, HttpUrl server, PrivateKey key,
        X509Certificate certificate, X509Certificate authority) {
    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    /// Connections that show this identity and trust its authority alone.
    ///
    /// @throws GeneralSecurityException when key and certificate cannot be used together
    public ServerLink link() throws GeneralSecurityException {
        KeyStore keys = empty();
        keys.setKeyEntry("device", key, IN_MEMORY, new X509Certificate[]{certificate, authority});
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, IN_MEMORY);
        return link(server, authority, keyManagers.getKeyManagers());
    }

    /// Connections that show no certificate and trust the given authority alone: for the enrolment itself.
    ///
    /// @throws GeneralSecurityException when the certificate cannot serve as an authority
    static ServerLink anonymous(HttpUrl server, X509Certificate authority) throws GeneralSecurityException {
        return link(server, authority, null);
    }

    private static ServerLink link(HttpUrl server, X509Certificate authority, KeyManager @Nullable [] keys)
            throws GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        TrustManager[] managers = trust.getTrustManagers();
        X509TrustManager manager = Arrays.stream(managers)
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java has no X.509 trust manager"));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys, managers, null);
        return new ServerLink(server, context.getSocketFactory(), manager);
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, IN_MEMORY);
            return store;
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException("cannot make a key store in memory", e);
        }
    }

    @Override
    public String toString() {
        return "DeviceIdentity[" + deviceId + "]";
    }
}
