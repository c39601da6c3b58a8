package org.quickpermit.server.cutoff;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import org.quickpermit.cutoff.ProvisionLock;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.KioskKey;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.Provision;
import org.quickpermit.wire.ProvisionContent;
import org.quickpermit.wire.ProvisionPage;
import org.quickpermit.wire.QuickPermitCase;

/// A kiosk as the centre meets it: its calls, and the sheets it prints alone.
final class LoneKiosk {
    private static int machines;

    final Caller caller;
    private final Bureau bureau;
    private final KeyPair key = newKey();
    private final String boot = UUID.randomUUID().toString();
    private String keyId = "NONE00";
    private long sequence;

    private LoneKiosk(Bureau bureau, Caller caller) {
        this.bureau = bureau;
        this.caller = caller;
    }

    /// A kiosk at its place, enrolled, in contact, its seal key on the list.
    static LoneKiosk at(Bureau bureau, String kioskId) {
        String station = kioskId.replaceFirst("-[0-9]+$", "");
        String device = "lone-" + machines++;
        bureau.database.write(handle -> handle.execute(
                """
                        INSERT INTO device (id, kind, name, station_id, kiosk_id, created_at) VALUES (?, 'KIOSK', ?, ?, ?, 1)""",
                device, device, station, kioskId));
        LoneKiosk kiosk = new LoneKiosk(bureau, new Caller(device, DeviceKind.KIOSK, device, null, station, kioskId,
                Optional.empty()));
        kiosk.call();
        kiosk.keyId = bureau.features.sealKeys().offer(kiosk.caller, kiosk.offered()).keyId();
        return kiosk;
    }

    KioskSealKey offered() {
        return offered(caller, key);
    }

    /// A new key of a kiosk, with its proof.
    static KioskSealKey anotherKeyOf(Caller kiosk) {
        return offered(kiosk, newKey());
    }

    private static KioskSealKey offered(Caller kiosk, KeyPair key) {
        return new KioskSealKey(Base64.getEncoder().encodeToString(key.getPublic().getEncoded()),
                KioskKey.proof(kiosk.deviceId(), key.getPrivate()));
    }

    void call() {
        bureau.features.silentKiosks().heard(caller);
    }

    /// What its provisions hold for a permit, opened with the traveller's slip.
    Optional<ProvisionContent> provision(QuickPermitCase approved) {
        PermitView permit = Bureau.permit(approved);
        Optional<Provision> latest = Optional.empty();
        long after = 0;
        ProvisionPage page;
        do {
            page = bureau.features.provisions().page(after);
            after = page.through();
            latest = page.provisions().stream().filter(one -> one.permitId().equals(permit.permitId())).findFirst()
                    .or(latestOf(latest));
        } while (page.more());
        return latest.map(Provision::locked)
                .flatMap(locked -> ProvisionLock.open(permit.seal(), permit.permitId(), locked));
    }

    private static java.util.function.Supplier<Optional<Provision>> latestOf(Optional<Provision> before) {
        return () -> before;
    }

    /// Text of the barcode of a sheet it prints alone.
    String seal(QuickPermitCase approved, String sheet) {
        PermitView permit = Bureau.permit(approved);
        ProvisionContent content = new ProvisionContent(approved.application().document(), null, 1,
                permit.lastUsableDay(), 2, 0, 14);
        return new SealSigner(keyId, key.getPrivate()).sign(new Seal(SealKind.ENTRY_PERMIT, permit.permitId(), 1, sheet,
                content.document().number(), content.document().nationality(), content.document().birthDate(),
                today(), permit.lastUsableDay(), keyId));
    }

    /// The event of a sheet that came out.
    OfflinePrint printed(QuickPermitCase approved, String sheet) {
        return event(Bureau.permit(approved).permitId(), sheet, 1, Result.CONFIRMED, Evidence.SHEET_COUNTER);
    }

    OfflinePrint event(PermitId permitId, String sheet, int copy, Result result, Evidence evidence) {
        return again(UUID.randomUUID().toString(), permitId, sheet, copy, result, evidence);
    }

    /// A further event of a print.
    OfflinePrint again(String printId, PermitId permitId, String sheet, int copy, Result result, Evidence evidence) {
        return new OfflinePrint(printId, boot, ++sequence, permitId, copy, sheet, today(), keyId, result, evidence,
                now());
    }

    void report(OfflinePrint event) {
        bureau.features.offlineBook().book(caller, event);
    }

    private Instant now() {
        return bureau.clock.instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), bureau.clock.getZone());
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
