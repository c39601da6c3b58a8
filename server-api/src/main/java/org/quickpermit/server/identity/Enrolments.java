package org.quickpermit.server.identity;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.platform.tls.Pem;
import org.quickpermit.wire.CertificateRenewal;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Turns machines into known devices: a ticket with a one-time code, the code against a client certificate, and the end
/// of both.
public final class Enrolments {
    private static final Duration TICKET_LIFE = Duration.ofHours(24);
    private static final int NAME_MAX = 60;
    private static final int ID_DIGITS = 6;

    private record Named(String name, @Nullable String stationId) {}

    private final Database database;
    private final AuditLog audit;
    private final Authority authority;
    private final Agencies agencies;
    private final KnownKiosks kiosks;
    private final Clock clock;
    private final SecureRandom random;
    private final DeviceCertificates certificates;
    private final Devices devices = new Devices();

    /// @param database device register
    /// @param audit audit log
    /// @param authority issues the certificates
    /// @param agencies agencies terminals may belong to
    /// @param kiosks places kiosks may be bound to
    /// @param clock time of tickets
    /// @param random source of codes
    public Enrolments(Database database, AuditLog audit, Authority authority, Agencies agencies,
            KnownKiosks kiosks, Clock clock, SecureRandom random) {
        this.database = database;
        this.audit = audit;
        this.authority = authority;
        this.agencies = agencies;
        this.kiosks = kiosks;
        this.clock = clock;
        this.random = random;
        this.certificates = new DeviceCertificates(audit, authority, clock);
    }

    /// Announces a machine. A kiosk takes its place from now on, also before it is enrolled; whoever stood there must have
    /// been revoked.
    ///
    /// @param device what it will be
    /// @param server address to write into the ticket
    /// @param by who announces it
    /// @throws ApiProblem INVALID_FIELDS, also when the place of a kiosk is taken
    public EnrolmentTicket announce(NewDevice device, String server, Actor by) {
        return database.write(handle -> announce(handle, device, server, by));
    }

    /// Announces a machine in the caller's transaction.
    EnrolmentTicket announce(Handle handle, NewDevice device, String server, Actor by) {
        String code = Secrets.newCode(random);
        Instant expiresAt = clock.instant().plus(TICKET_LIFE);
        Named named = check(handle, device);
        String id = newId(handle, device.kind());
        // A place that somebody takes at the same moment is found by the index, after waiting for the other's end.
        int added = handle.createUpdate("""
                INSERT INTO device (id, kind, name, agency_id, station_id, kiosk_id, code_hash, code_expires_at,
                  created_at)
                VALUES (:id, :kind, :name, :agency, :station, :kiosk, :hash, :expires, :now)
                ON CONFLICT (kiosk_id) WHERE revoked_at IS NULL DO NOTHING""")
                .bind("id", id)
                .bind("kind", device.kind().name())
                .bind("name", named.name())
                .bind("agency", device.agencyId())
                .bind("station", named.stationId())
                .bind("kiosk", device.kioskId())
                .bind("hash", Secrets.hashCode(code))
                .bind("expires", expiresAt.toEpochMilli())
                .bind("now", clock.millis())
                .execute();
        if (added == 0) {
            FieldErrors errors = new FieldErrors();
            requireVacant(handle, Objects.requireNonNull(device.kioskId()), errors);
            errors.throwIfAny();
            throw new IllegalStateException("the device was not added");
        }
        audit.append(handle, by.event("DEVICE_ANNOUNCED", id, "OK", announced(device)));
        return new EnrolmentTicket(server, code, expiresAt, Pem.of(authority.authorityCertificate()), id,
                device.kind(), named.name(), device.agencyId(), named.stationId());
    }

    private static Map<String, String> announced(NewDevice device) {
        Map<String, String> details = new TreeMap<>(Map.of("kind", device.kind().name()));
        if (device.kioskId() != null) {
            details.put("kiosk", device.kioskId());
        }
        return details;
    }

    /// Takes back the tickets of machines of a name that were announced and never enrolled.
    void withdraw(Handle handle, String name) {
        handle.createUpdate("""
                UPDATE device SET revoked_at = COALESCE(revoked_at, :now), code_hash = NULL
                WHERE name = :name AND enrolled_at IS NULL""")
                .bind("now", clock.millis())
                .bind("name", name)
                .execute();
    }

    private Named check(Handle handle, NewDevice device) {
        FieldErrors errors = new FieldErrors();
        boolean terminal = device.kind() == DeviceKind.TERMINAL;
        errors.require(terminal == (device.agencyId() != null), "/agencyId", "AGENCY_OF_TERMINAL",
                new Text("端末機須指定旅行社，其他裝置不得指定。", "Name an agency for a terminal, and for nothing else."));
        if (terminal && device.agencyId() != null) {
            errors.require(agencies.find(handle, device.agencyId()).isPresent(), "/agencyId", "UNKNOWN_AGENCY",
                    new Text("查無此旅行社，請先登錄。", "There is no such agency: register it first."));
        }
        boolean kiosk = device.kind() == DeviceKind.KIOSK;
        errors.require(kiosk == (device.kioskId() != null), "/kioskId", "PLACE_OF_KIOSK",
                new Text("自助機須指定設置點，其他裝置不得指定。", "Name a place for a kiosk, and for nothing else."));
        String name = device.name() == null ? "" : device.name().strip();
        if (kiosk) {
            errors.require(device.name() == null, "/name", "NAME_OF_KIOSK",
                    new Text("自助機依其設置點命名，請勿另定名稱。", "A kiosk is called as its place is: leave the name away."));
        } else {
            errors.require(!name.isEmpty() && name.codePointCount(0, name.length()) <= NAME_MAX, "/name", "LENGTH",
                    new Text("名稱須為 1 至 60 個字元。", "The name has 1 to 60 characters."));
        }
        Optional<KnownKiosks.Place> place = Optional.ofNullable(device.kioskId())
                .flatMap(id -> kiosks.find(handle, id));
        if (kiosk && device.kioskId() != null) {
            errors.require(place.isPresent(), "/kioskId", "UNKNOWN_KIOSK",
                    new Text("查無此自助機設置點。", "There is no such place for a kiosk."));
            requireVacant(handle, device.kioskId(), errors);
        }
        errors.throwIfAny();
        return place.map(found -> new Named(found.name(), found.stationId())).orElseGet(() -> new Named(name, null));
    }

    private static void requireVacant(Handle handle, String kioskId, FieldErrors errors) {
        handle.createQuery("SELECT id FROM device WHERE kiosk_id = :kiosk AND revoked_at IS NULL")
                .bind("kiosk", kioskId)
                .mapTo(String.class)
                .findOne()
                .ifPresent(id -> errors.add("/kioskId", "PLACE_TAKEN", new Text("此設置點已有裝置 " + id + "，請先停用該裝置。",
                        "The device " + id + " stands there: revoke it first.")));
    }

    private String newId(Handle handle, DeviceKind kind) {
        String prefix = kind.name().toLowerCase(Locale.ROOT) + "-";
        while (true) {
            String id = prefix + String.format(Locale.ROOT, "%0" + ID_DIGITS + "d", random.nextInt(1_000_000));
            boolean free = handle.createQuery("SELECT COUNT(*) FROM device WHERE id = :id").bind("id", id)
                    .mapTo(Long.class).one() == 0;
            if (free) {
                return id;
            }
        }
    }

    /// Exchanges a code for a certificate. A code that was exchanged before gives the same certificate for the same key: the
    /// first answer may have been lost.
    ///
    /// @throws ApiProblem CODE_INVALID when the code is unknown, used, too old or of a revoked device; INVALID_FIELDS when
    ///         the request is not a sound PKCS#10 request for a P-256 key. In both cases the code stays as it was
    public Enrolment enrol(EnrolmentRequest request) {
        FieldErrors errors = new FieldErrors();
        CredentialForm.code(request.code(), errors);
        errors.throwIfAny();
        PublicKey key = requestedKey(request.certificateRequest());
        String hash = Secrets.hashCode(request.code());
        return database.write(handle -> {
            Optional<DeviceCertificates.Issued> before = certificates.exchanged(handle, hash, key);
            if (before.isPresent()) {
                return enrolment(handle, before.get());
            }
            Device device = handle.createQuery("""
                    SELECT * FROM device
                    WHERE code_hash = :hash AND code_expires_at > :now AND revoked_at IS NULL""")
                    .bind("hash", hash)
                    .bind("now", clock.millis())
                    .map(Devices.DEVICE)
                    .findOne()
                    .orElseThrow(Enrolments::codeInvalid);
            int used = handle.createUpdate("""
                    UPDATE device SET code_hash = NULL, code_expires_at = NULL, enrolled_at = :now
                    WHERE id = :id AND code_hash = :hash""")
                    .bind("now", clock.millis())
                    .bind("id", device.id())
                    .bind("hash", hash)
                    .execute();
            if (used != 1) {
                throw codeInvalid();
            }
            DeviceCertificates.Issued issued = certificates.issue(handle, device.id(), key, hash);
            certificates.putInForce(handle, issued);
            audit.append(handle, new AuditEvent("DEVICE_ENROLLED", device.id(), device.id(), device.id(), "OK",
                    new TreeMap<>()));
            return enrolment(handle, issued);
        });
    }

    /// Issues the certificate that is to replace the caller's. The caller's stays in force until the new one is shown for
    /// the first time; asking again with the same key before that gives the same certificate.
    ///
    /// @param caller the device, as its certificate in force names it
    /// @throws ApiProblem INVALID_FIELDS when the request is not a sound PKCS#10 request for a P-256 key
    public Enrolment renew(CertificateRenewal request, Caller caller) {
        PublicKey key = requestedKey(request.certificateRequest());
        return database.write(handle -> {
            Optional<DeviceCertificates.Issued> before = certificates.waiting(handle, caller.deviceId(), key);
            if (before.isPresent()) {
                return enrolment(handle, before.get());
            }
            DeviceCertificates.Issued issued = certificates.issue(handle, caller.deviceId(), key, null);
            audit.append(handle, AuditEvent.of(caller, "DEVICE_CERTIFICATE_ISSUED", caller.deviceId(), "OK",
                    Map.of("certificate", issued.sha256().substring(0, 16))));
            return enrolment(handle, issued);
        });
    }

    private PublicKey requestedKey(String request) {
        return authority.requestedKey(request)
                .orElseThrow(() -> ApiProblem.field("/certificateRequest", "INVALID_REQUEST",
                        new Text("須為以 P-256 金鑰自簽之 PKCS#10 PEM。",
                                "Send a PKCS#10 request in PEM for a P-256 key, signed by that key.")));
    }

    private Enrolment enrolment(Handle handle, DeviceCertificates.Issued issued) {
        Device device = devices.find(handle, issued.deviceId()).orElseThrow();
        return new Enrolment(device.id(), device.kind(), device.name(), issued.pem(),
                Pem.of(authority.authorityCertificate()), Instant.ofEpochMilli(issued.notAfter()), device.agencyId(),
                agencyName(handle, device.agencyId()), device.stationId());
    }

    /// The device a certificate belongs to that the register does not have in force: one that waited for its first call is
    /// in force from now on, and the one it replaces is not.
    ///
    /// @param sha256 the certificate shown
    /// @return true when the certificate is in force now
    boolean shownFirst(String sha256) {
        boolean waits = database.read(handle -> certificates.isKnown(handle, sha256));
        return waits && database.write(handle -> certificates.shown(handle, sha256));
    }

    private @Nullable Text agencyName(Handle handle, @Nullable String agencyId) {
        return Optional.ofNullable(agencyId).flatMap(id -> agencies.find(handle, id)).map(Agency::name).orElse(null);
    }

    private static ApiProblem codeInvalid() {
        return new ApiProblem(ProblemType.CODE_INVALID,
                new Text("一次性代碼錯誤、已使用或已逾期，請向入出境管理局索取新代碼。",
                        "The one-time code is wrong, used or too old: ask the bureau for a new one."));
    }

    /// Takes a device out of use: its next call is refused, its sessions end.
    ///
    /// @param reason why, for the audit log
    /// @throws ApiProblem NOT_FOUND
    public void revoke(String deviceId, String reason, Actor by) {
        database.write(handle -> {
            int known = handle.createUpdate("""
                    UPDATE device SET revoked_at = COALESCE(revoked_at, :now), code_hash = NULL WHERE id = :id""")
                    .bind("now", clock.millis())
                    .bind("id", deviceId)
                    .execute();
            if (known == 0) {
                throw new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此裝置。", "There is no such device."));
            }
            handle.createUpdate("DELETE FROM user_session WHERE device_id = :id").bind("id", deviceId).execute();
            audit.append(handle, by.event("DEVICE_REVOKED", deviceId, "OK", Map.of("reason", reason)));
            return null;
        });
    }
}
