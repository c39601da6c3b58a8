package org.quickpermit.server.platform.tls;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// The keys features sign with.
public interface ServerKeys {
    /// Certificate of the system's own authority, which devices pin when they are enrolled.
    X509Certificate authorityCertificate();

    /// Key of the authority, P-256: signs the trust list.
    PrivateKey authorityKey();

    /// Key pair that signs seals, P-256.
    KeyPair sealKey();
}
