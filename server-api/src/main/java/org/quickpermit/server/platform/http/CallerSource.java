package org.quickpermit.server.platform.http;

import java.security.cert.X509Certificate;
import java.util.Optional;

/// Knows machines by their certificates and persons by their sessions. The web server asks it on every call, so that
/// revoking a device or ending a session works at once.
public interface CallerSource {
    /// The enrolled, unrevoked device a client certificate belongs to.
    ///
    /// @param certificate the certificate the TLS handshake proved possession of
    Optional<Caller> device(X509Certificate certificate);

    /// The person whose session it is, and notes that the session was used.
    ///
    /// @param device the device calling; a session of another device does not count
    /// @param token value of the `Authorization: Bearer` header
    Optional<SignedIn> session(Caller device, String token);
}
