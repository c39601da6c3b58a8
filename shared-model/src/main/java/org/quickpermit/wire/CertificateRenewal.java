package org.quickpermit.wire;

/// Asks for the certificate that is to replace the caller's own: the body of `POST /api/v1/devices/self/certificate`.
///
/// @param certificateRequest PKCS#10 request for a new P-256 key made on the machine, PEM; its subject is ignored
public record CertificateRenewal(String certificateRequest) {
    @Override
    public String toString() {
        return "CertificateRenewal[masked]";
    }
}
