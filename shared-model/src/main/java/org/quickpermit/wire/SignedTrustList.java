package org.quickpermit.wire;

/// The trust-and-revocation list as it travels: the exact bytes that were signed, and the signature of the system's own
/// authority. Read the bytes only after the signature is verified.
///
/// @param payload Base64 of the UTF-8 JSON of a `seal.TrustList`
/// @param signature Base64 of the plain r and s of an ECDSA P-256 signature with SHA-256 over the payload bytes, by the
///        key of the authority's certificate
public record SignedTrustList(String payload, String signature) {}
