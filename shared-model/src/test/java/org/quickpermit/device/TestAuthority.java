package org.quickpermit.device;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;

import org.quickpermit.wire.Text;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// A certificate authority for one test: signs what it is asked and gives a server its TLS side.
public final class TestAuthority {
    private static final char[] PASSWORD = "test".toCharArray();

    private final KeyPair pair;
    private final X509Certificate certificate;
    private final Instant from;
    private final Instant to;

    /// Makes an authority of its own, whose certificates are in force from yesterday to tomorrow.
    public TestAuthority() {
        this(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
    }

    /// Makes an authority of its own.
    ///
    /// @param from when its certificates begin
    /// @param to when they end
    public TestAuthority(Instant from, Instant to) {
        this.from = from;
        this.to = to;
        pair = pair();
        certificate = sign(pair.getPublic(), "CN=Test authority", true);
    }

    /// Its certificate, PEM.
    public String pem() {
        return pem(certificate);
    }

    /// The certificate for a PKCS#10 request, PEM, after the request's own signature was verified.
    public String answer(String requestPem, String deviceId) {
        try (PEMParser parser = new PEMParser(new StringReader(requestPem))) {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(
                    (PKCS10CertificationRequest) parser.readObject());
            return pem(sign(request.getPublicKey(), "CN=" + deviceId, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a device is that this authority knows.
    ///
    /// @param server base address of its server
    public DeviceIdentity identity(String deviceId, String server) {
        KeyPair own = pair();
        return new DeviceIdentity(deviceId, "Front desk", new Text("康泰旅行社", "Kangtai Travel"), URI.create(server),
                own.getPrivate(), sign(own.getPublic(), "CN=" + deviceId, false), certificate, "0f".repeat(32));
    }

    /// Its key pair.
    public KeyPair keys() {
        return pair;
    }

    /// Sockets of a server at localhost that asks for certificates of this authority.
    public SSLSocketFactory server() {
        try {
            KeyPair own = pair();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, PASSWORD);
            keys.setKeyEntry("server", own.getPrivate(), PASSWORD,
                    new X509Certificate[]{sign(own.getPublic(), "CN=localhost", false), certificate});
            keys.setCertificateEntry("authority", certificate);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(PublicKey key, String subject, boolean authority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=Test authority"), BigInteger.valueOf(System.nanoTime()),
                    Date.from(from), Date.from(to),
                    new X500Principal(subject), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
