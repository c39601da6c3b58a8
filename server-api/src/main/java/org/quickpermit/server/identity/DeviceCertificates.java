package org.quickpermit.server.identity;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.platform.tls.Pem;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The certificates devices have and are to have. The one issued last is kept, so that a device whose answer was lost gets
/// the same one for the same key; one that replaces another is in force from the first call that shows it, and from then
/// on the former is worth nothing.
final class DeviceCertificates {
    private final AuditLog audit;
    private final Authority authority;
    private final Clock clock;

    DeviceCertificates(AuditLog audit, Authority authority, Clock clock) {
        this.audit = audit;
        this.authority = authority;
        this.clock = clock;
    }

    /// A certificate as it was issued.
    ///
    /// @param deviceId whose it is
    /// @param sha256 what the register knows it by
    /// @param keySha256 its key
    /// @param codeHash the one-time code it was issued for, null for a renewal
    /// @param pem the certificate
    /// @param notAfter its end, epoch milliseconds
    record Issued(String deviceId, String sha256, String keySha256, @Nullable String codeHash, String pem,
            long notAfter) {}

    /// Issues a certificate and keeps it in place of one issued before; what is in force stays in force.
    Issued issue(Handle handle, String deviceId, PublicKey key, @Nullable String codeHash) {
        X509Certificate certificate = authority.issueClient(deviceId, key);
        Issued issued = new Issued(deviceId, Authority.fingerprint(certificate), Secrets.hash(key), codeHash,
                Pem.of(certificate), certificate.getNotAfter().getTime());
        handle.createUpdate("DELETE FROM device_certificate WHERE device_id = :device").bind("device", deviceId)
                .execute();
        handle.createUpdate("""
                INSERT INTO device_certificate (device_id, sha256, key_sha256, code_hash, certificate, not_after,
                  issued_at)
                VALUES (:device, :sha256, :key, :code, :certificate, :notAfter, :now)""")
                .bind("device", deviceId)
                .bind("sha256", issued.sha256())
                .bind("key", issued.keySha256())
                .bind("code", codeHash)
                .bind("certificate", issued.pem())
                .bind("notAfter", issued.notAfter())
                .bind("now", clock.millis())
                .execute();
        return issued;
    }

    /// The certificate a one-time code was already exchanged for with the same key, by a device in use.
    Optional<Issued> exchanged(Handle handle, String codeHash, PublicKey key) {
        return find(handle, "code_hash", codeHash).filter(issued -> issued.keySha256().equals(Secrets.hash(key)));
    }

    /// The certificate that was issued for the same key and that no call has shown yet.
    Optional<Issued> waiting(Handle handle, String deviceId, PublicKey key) {
        return find(handle, "device_id", deviceId)
                .filter(issued -> issued.keySha256().equals(Secrets.hash(key)))
                .filter(issued -> !Objects.equals(inForce(handle, deviceId), issued.sha256()));
    }

    /// Puts a certificate into force whose device shows it for the first time; the former one ends with that.
    ///
    /// @param sha256 the certificate shown
    /// @return true when it was one that waited for that
    boolean shown(Handle handle, String sha256) {
        Optional<Issued> waiting = find(handle, "sha256", sha256).filter(issued -> issued.notAfter() > clock.millis());
        waiting.filter(issued -> !sha256.equals(inForce(handle, issued.deviceId()))).ifPresent(issued -> {
            putInForce(handle, issued);
            audit.append(handle, new AuditEvent("DEVICE_CERTIFICATE_REPLACED", issued.deviceId(), issued.deviceId(),
                    issued.deviceId(), "OK", new java.util.TreeMap<>(Map.of("certificate", sha256.substring(0, 16)))));
        });
        return waiting.isPresent();
    }

    /// True for a certificate issued last to a device in use, whether it was shown yet or not.
    boolean isKnown(Handle handle, String sha256) {
        return find(handle, "sha256", sha256).isPresent();
    }

    /// Puts a certificate into force.
    void putInForce(Handle handle, Issued issued) {
        handle.createUpdate("""
                UPDATE device SET certificate_sha256 = :sha256, certificate_not_after = :notAfter WHERE id = :device""")
                .bind("sha256", issued.sha256())
                .bind("notAfter", issued.notAfter())
                .bind("device", issued.deviceId())
                .execute();
    }

    private static @Nullable String inForce(Handle handle, String deviceId) {
        return handle.createQuery("SELECT certificate_sha256 FROM device WHERE id = :device").bind("device", deviceId)
                .mapTo(String.class)
                .one();
    }

    /// @param column a column of the table, never what somebody sent
    private static Optional<Issued> find(Handle handle, String column, String value) {
        return handle.createQuery("""
                SELECT c.* FROM device_certificate c JOIN device d ON d.id = c.device_id
                WHERE c.%s = :value AND d.revoked_at IS NULL""".replace("%s", column))
                .bind("value", value)
                .map((row, context) -> new Issued(row.getString("device_id"), row.getString("sha256"),
                        row.getString("key_sha256"), row.getString("code_hash"), row.getString("certificate"),
                        row.getLong("not_after")))
                .findOne();
    }
}
