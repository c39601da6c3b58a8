package org.quickpermit.server.platform.http;

import java.security.KeyStore;

/// What the web server needs for TLS. Implements: RU-2 in part.
///
/// @param keys key store with the server's key and certificate chain
/// @param password password of its entry
/// @param trust key store with the authority that issues client certificates, and nothing else
public record ServerTls(KeyStore keys, String password, KeyStore trust) {
    @Override
    public String toString() {
        return "ServerTls[masked]";
    }
}
