package org.quickpermit.server.platform.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// The keys features sign with.
public interface ServerKeys {
    /// Certificate of the system's own authority, which devices pin when they are enrolled.
    X509Certificate authorityCertificate();

    /// Key of the authority, P-256: signs the trust list.
    PrivateKey authorityKey();

    /// Keys that sign seals, oldest first; never empty. A new one is made in time before the newest ends, so a long-lived
    /// caller asks again every day.
    List<SealKey> sealKeys();
}
