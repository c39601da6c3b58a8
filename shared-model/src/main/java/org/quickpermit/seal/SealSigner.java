package org.quickpermit.seal;

import java.security.PrivateKey;
import java.security.Provider;

import org.jspecify.annotations.Nullable;

/// Turns seals into the text of a barcode. Safe for use by many threads.
public final class SealSigner {
    private final String keyId;
    private final PrivateKey key;
    private final @Nullable Provider provider;

    /// @param keyId id under which the trust list names the key
    /// @param key a P-256 key, of the JDK or of a token
    /// @throws IllegalArgumentException when the id is malformed
    public SealSigner(String keyId, PrivateKey key) {
        this(keyId, key, null);
    }

    /// @param keyId id under which the trust list names the key
    /// @param key a P-256 key that `provider` can use
    /// @param provider who signs, null for whoever in this Java can use the key
    /// @throws IllegalArgumentException when the id is malformed
    public SealSigner(String keyId, PrivateKey key, @Nullable Provider provider) {
        if (!Seal.isKeyId(keyId)) {
            throw new IllegalArgumentException("keyId has 6 to 16 characters of 0-9A-Z");
        }
        this.keyId = keyId;
        this.key = key;
        this.provider = provider;
    }

    /// Id of the key it signs with, to be put into the seals.
    public String keyId() {
        return keyId;
    }

    /// The barcode's text: `NIA1:` and Base32.
    ///
    /// @throws IllegalArgumentException when the seal names another key
    /// @throws IllegalStateException when the key cannot sign; never an unsigned or half-signed seal
    public String sign(Seal seal) {
        if (!seal.keyId().equals(keyId)) {
            throw new IllegalArgumentException("the seal names key " + seal.keyId() + ", this signer has " + keyId);
        }
        byte[] content = SealCodec.encode(seal);
        return SealCodec.text(content, P256.sign(content, key, provider));
    }
}
