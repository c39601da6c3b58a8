package org.quickpermit.server.platform.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// The device's side of an enrolment, for the demo, the bench and the tests: a key and the request for its certificate.
public final class DeviceKeys {
    private DeviceKeys() {}

    /// A new P-256 key.
    public static KeyPair newKey(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /// A PKCS#10 request for a key, PEM, signed by the key.
    ///
    /// @param key the key
    /// @param algorithm signature algorithm, `SHA256withECDSA` for P-256
    public static String request(KeyPair key, String algorithm) {
        try {
            byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=device"), key.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(request)
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("the request could not be made", e);
        }
    }
}
