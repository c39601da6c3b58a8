package org.quickpermit.kiosk.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.RevokedSeal;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.TrustList;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintOutcome.Evidence;

/// A bureau of its own for each test: keys, seals, lists and leases, as the server makes them. The traveller is made up.
public final class TestBureau {
    /// The present of all tests.
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
    /// The same as a day.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    /// The traveller.
    public static final TravelDocument DOCUMENT = new TravelDocument("P", "CHN", "K01234567", "CHN", "CHAN",
            "TAI MAN", false, LocalDate.of(1980, 2, 29), Sex.MALE, LocalDate.of(2031, 2, 28));

    /// What a kiosk may show by, whose printer's counter is believed.
    public static final EvidencePolicy COUNTING = new EvidencePolicy("PP-100", List.of(Evidence.SHEET_COUNTER,
            Evidence.SHEET_SCANNED, Evidence.STAFF, Evidence.PRINTER_REPORT, Evidence.JAM_REPORT));

    private final KeyPair sealKeys = keys();
    private final String keyId = TrustedKey.keyIdOf(sealKeys.getPublic());

    /// A P-256 key pair.
    public static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The barcode of a boarding confirmation in force.
    public String confirmation(PermitId permit) {
        return confirmation(permit, TODAY.minusDays(3), TODAY.plusMonths(1));
    }

    /// The barcode of a boarding confirmation.
    public String confirmation(PermitId permit, LocalDate issuedOn, LocalDate lastDay) {
        return sign(new Seal(SealKind.BOARDING_CONFIRMATION, permit, 0, null, DOCUMENT.number(),
                DOCUMENT.nationality(), DOCUMENT.birthDate(), issuedOn, lastDay, keyId));
    }

    /// The barcode of an entry permit.
    public String permit(PermitId permit, int copy, String sheet) {
        return sign(new Seal(SealKind.ENTRY_PERMIT, permit, copy, sheet, DOCUMENT.number(), DOCUMENT.nationality(),
                DOCUMENT.birthDate(), TODAY, TODAY.plusMonths(3), keyId));
    }

    private String sign(Seal seal) {
        return new SealSigner(keyId, sealKeys.getPrivate()).sign(seal);
    }

    /// A list that trusts this bureau's key.
    public TrustList list(long number, RevokedSeal... revoked) {
        Instant now = CLOCK.instant();
        return new TrustList(number, now.minusSeconds(60), now.plus(Duration.ofHours(1)),
                List.of(TrustedKey.of(keyId, sealKeys.getPublic(), TODAY.minusYears(1), TODAY.plusYears(1))),
                List.of(revoked));
    }

    /// The right to print a permit on a sheet.
    public PrintLease lease(String leaseId, PermitId permit, int copy, String sheet) {
        return new PrintLease(leaseId, permit, copy, sheet, CLOCK.instant().plusSeconds(300), DOCUMENT, "陳大文",
                TODAY, TODAY.plusMonths(3), 2, 0, 14, permit(permit, copy, sheet));
    }

    /// A permit number that differs with `seed`.
    public static PermitId permitId(int seed) {
        return PermitId.random(new java.util.Random(seed));
    }

    /// Waits until a condition holds.
    ///
    /// @throws IOException when it does not within twenty seconds
    public static void await(String what, java.util.function.BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException("still not: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
