package org.quickpermit.seal;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// The one algorithm of this system: ECDSA on P-256 with SHA-256, the signature as plain r and s (64 bytes). Nothing in
/// a message chooses an algorithm.
final class P256 {
    static final int SIGNATURE_LENGTH = 64;

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final String SIGNER_ID = "TWNA";

    private P256() {}

    /// @throws IllegalStateException when the key cannot sign with this algorithm
    static byte[] sign(byte[] message, PrivateKey key) {
        return sign(message, key, null);
    }

    /// @param provider who signs, null for whoever in this Java can use the key
    /// @throws IllegalStateException when the key cannot sign with this algorithm
    static byte[] sign(byte[] message, PrivateKey key, @Nullable Provider provider) {
        try {
            Signature signature = provider == null
                    ? Signature.getInstance(ALGORITHM)
                    : Signature.getInstance(ALGORITHM, provider);
            signature.initSign(key);
            signature.update(message);
            byte[] signed = signature.sign();
            if (signed.length != SIGNATURE_LENGTH) {
                throw new IllegalStateException("not a P-256 key: its signatures have " + signed.length + " bytes");
            }
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign with " + ALGORITHM, e);
        }
    }

    /// Never throws for a signature of any content; false when it does not hold.
    static boolean verify(byte[] message, byte[] signed, PublicKey key) {
        if (signed.length != SIGNATURE_LENGTH) {
            return false;
        }
        Signature signature;
        try {
            signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot verify with " + ALGORITHM, e);
        }
        try {
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// @throws IllegalArgumentException when the text is not Base64 of a P-256 key
    static PublicKey decode(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            requireP256(key);
            return key;
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw new IllegalArgumentException("publicKey is not a P-256 key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no elliptic curves", e);
        }
    }

    static String keyId(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return SIGNER_ID + HexFormat.of().formatHex(digest, 0, 4).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static void requireP256(PublicKey key) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = parameters.getParameterSpec(ECParameterSpec.class);
        boolean onCurve = key instanceof ECPublicKey ec
                && ec.getParams().getCurve().equals(p256.getCurve())
                && ec.getParams().getGenerator().equals(p256.getGenerator());
        if (!onCurve) {
            throw new InvalidKeyException("not on the curve P-256");
        }
    }
}
