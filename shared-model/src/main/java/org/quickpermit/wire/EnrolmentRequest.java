package org.quickpermit.wire;

/// Exchanges a one-time code for a client certificate: the body of `POST /api/v1/enrolments`, the one call that needs
/// no client certificate besides health.
///
/// @param code one-time code of the ticket
/// @param certificateRequest PKCS#10 request for a P-256 key made on the machine, PEM; its subject is ignored
public record EnrolmentRequest(String code, String certificateRequest) {
    @Override
    public String toString() {
        return "EnrolmentRequest[masked]";
    }
}
