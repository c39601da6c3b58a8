package org.quickpermit.seal;

import java.security.PrivateKey;

/// Turns seals into the text of a barcode. Safe for use by many threads.
public final class SealSigner {
    private final String keyId;
    private final PrivateKey key;

    /// @param keyId id under which the trust list names the key
    /// @param key a P-256 key, of the JDK or of a token
    /// @throws IllegalArgumentException when the id is malformed
    public SealSigner(String keyId, PrivateKey key) {
        if (!Seal.isKeyId(keyId)) {
            throw new IllegalArgumentException("keyId has 6 to 16 characters of 0-9A-Z");
        }
        this.keyId = keyId;
        this.key = key;
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
        return SealCodec.text(content, P256.sign(content, key));
    }
}
