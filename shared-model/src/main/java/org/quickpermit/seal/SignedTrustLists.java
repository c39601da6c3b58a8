package org.quickpermit.seal;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;

import org.quickpermit.wire.SignedTrustList;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Signs and opens trust lists. The signature covers the exact bytes that travel, and nothing is read from them before
/// it was verified.
public final class SignedTrustLists {
    private static final ObjectMapper JSON = WireJson.lenient();

    private SignedTrustLists() {}

    /// Signs a list with the authority's P-256 key.
    ///
    /// @throws IllegalStateException when the key cannot sign
    public static SignedTrustList sign(TrustList list, PrivateKey authority) {
        byte[] payload;
        try {
            payload = JSON.writeValueAsBytes(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trust list is always writable", e);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return new SignedTrustList(base64.encodeToString(payload),
                base64.encodeToString(P256.sign(payload, authority)));
    }

    /// Opens a list.
    ///
    /// @param authority key of the authority's pinned certificate
    /// @return empty when the signature is not the authority's or the content is no list. Never throws on content
    public static Optional<TrustList> open(SignedTrustList signed, PublicKey authority) {
        try {
            byte[] payload = Base64.getDecoder().decode(signed.payload());
            byte[] signature = Base64.getDecoder().decode(signed.signature());
            if (!P256.verify(payload, signature, authority)) {
                return Optional.empty();
            }
            return Optional.ofNullable(JSON.readValue(payload, TrustList.class));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
