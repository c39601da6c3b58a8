package org.quickpermit.wire;

/// A key a kiosk has made to seal the sheets it prints while it is cut off: the body of `POST /api/v1/kiosk/seal-keys`.
/// Offering the same key again changes nothing.
///
/// @param publicKey Base64 of the P-256 key as X.509 SubjectPublicKeyInfo
/// @param proof Base64 of a signature by that key over the kiosk's device id, 64 bytes: the sender holds the key
public record KioskSealKey(String publicKey, String proof) {}
