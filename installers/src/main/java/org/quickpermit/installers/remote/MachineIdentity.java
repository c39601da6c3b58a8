package org.quickpermit.installers.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/// The key and certificate of a machine and the authority it trusts.
public final class MachineIdentity {
    private static final char[] IN_MEMORY = "in-memory".toCharArray();
    private final SSLContext context;

    private MachineIdentity(SSLContext context) {
        this.context = context;
    }

    /// TLS with this machine's certificate, trusting only its authority.
    SSLContext sslContext() {
        return context;
    }

    /// A machine without a certificate, as one is before its enrolment.
    ///
    /// @param caPem certificate of the authority, PEM
    public static MachineIdentity unknown(String caPem) throws GeneralSecurityException, IOException {
        return new MachineIdentity(context(null, certificate(caPem)));
    }

    /// A machine whose key and certificate are at hand.
    ///
    /// @param keyPem private key, PKCS#8 PEM
    /// @param certificatePem its certificate, PEM
    /// @param caPem certificate of the authority, PEM
    public static MachineIdentity of(String keyPem, String certificatePem, String caPem)
            throws GeneralSecurityException, IOException {
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(keyPem)));
        return of(key, certificatePem, caPem);
    }

    private static MachineIdentity of(PrivateKey key, String certificatePem, String caPem)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        X509Certificate ca = certificate(caPem);
        keys.setKeyEntry("machine", key, IN_MEMORY, new Certificate[]{certificate(certificatePem), ca});
        return new MachineIdentity(context(keys, ca));
    }

    /// Enrols a new machine: makes its key, sends the ticket's one-time code, keeps the certificate in memory.
    ///
    /// @throws IllegalStateException when the server refuses the code
    public static Enrolled enrol(EnrolmentTicket ticket) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        ApiClient stranger = ApiClient.of(java.net.URI.create(ticket.server()), unknown(ticket.caCertificate()));
        Enrolment enrolment = stranger.post(Api.ENROLMENTS, null,
                new EnrolmentRequest(ticket.code(), certificateRequest(pair)), Enrolment.class).orFail();
        return new Enrolled(enrolment,
                of(pair.getPrivate(), enrolment.certificate(), enrolment.caCertificate()));
    }

    /// A machine right after its enrolment.
    ///
    /// @param enrolment the server's answer
    /// @param identity the machine's key and certificate
    public record Enrolled(Enrolment enrolment, MachineIdentity identity) {}

    private static String certificateRequest(KeyPair pair) throws IOException {
        try {
            byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=ignored"), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(request)
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("every Java machine signs with ECDSA P-256", e);
        }
    }

    private static SSLContext context(@Nullable KeyStore keys, X509Certificate ca)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(Optional.ofNullable(keys).map(MachineIdentity::keyManagers).orElse(null),
                trust.getTrustManagers(), null);
        return context;
    }

    private static KeyManager[] keyManagers(KeyStore keys) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, IN_MEMORY);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key just stored cannot be read", e);
        }
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z0-9 ]+-----", ""));
    }
}
