package org.quickpermit.server.permit;

import java.security.Provider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.server.platform.tls.SealKey;
import org.quickpermit.server.platform.tls.ServerKeys;
import org.quickpermit.traveller.TravelDocument;

/// Makes the barcodes of both papers with this server's key. Signing needs no transaction: do it before one.
///
/// [SealProviders] says who makes the signature.
///
/// A new key signs when kiosks have had [#LISTED_DAYS] days to learn of it from the trust list; until then the one
/// before it goes on.
public final class SealPress {
    /// A kiosk prints nothing by a list older than a day, so two days reach every kiosk that prints.
    static final int LISTED_DAYS = 2;
    /// A paper printed again carries the day of its first issue, up to the three months of a permit before its key.
    private static final int EARLIER_ISSUES_DAYS = 120;

    private final ServerKeys keys;
    private final Clock clock;
    private final Provider provider;
    private volatile Inked inked;

    private record Inked(SealKey key, SealSigner signer) {}

    /// @param keys P-256 key pairs of this server
    /// @param clock decides which of them signs
    public SealPress(ServerKeys keys, Clock clock) {
        this(keys, clock, SealProviders.choose(keys.sealKeys().getLast().pair()));
    }

    SealPress(ServerKeys keys, Clock clock, Provider provider) {
        this.keys = keys;
        this.clock = clock;
        this.provider = provider;
        this.inked = ink(keys.sealKeys());
    }

    /// Takes up the key that is to sign from today on. To be called every day, before the keys are published.
    ///
    /// @return the keys whose seals are to be trusted
    public List<TrustedKey> refresh() {
        List<SealKey> all = keys.sealKeys();
        inked = ink(all);
        return all.stream().map(key -> TrustedKey.of(TrustedKey.keyIdOf(key.pair().getPublic()), key.pair().getPublic(),
                key.madeOn().minusDays(EARLIER_ISSUES_DAYS), key.lastDay())).toList();
    }

    private Inked ink(List<SealKey> all) {
        LocalDate today = LocalDate.now(clock);
        SealKey key = all.reversed().stream()
                .filter(one -> !one.madeOn().isAfter(today.minusDays(LISTED_DAYS)) && !one.lastDay().isBefore(today))
                .findFirst()
                .orElseGet(all::getLast);
        return new Inked(key, SealProviders.signer(key.pair(), provider));
    }

    private SealSigner signer() {
        Inked now = inked;
        if (LocalDate.now(clock).isAfter(now.key().lastDay())) {
            throw new IllegalStateException("the seal key's last day was " + now.key().lastDay()
                    + ": what it signs would be refused everywhere");
        }
        return now.signer();
    }

    /// Barcode of a boarding confirmation: copy 0, good from the application date through the boarding date.
    public String boardingConfirmation(PermitId permitId, TravelDocument document, LocalDate applicationDate,
            PermitTerms terms) {
        SealSigner signer = signer();
        return signer.sign(new Seal(SealKind.BOARDING_CONFIRMATION, permitId, 0, null, document.number(),
                document.nationality(), document.birthDate(), applicationDate, terms.boardUntil(), signer.keyId()));
    }

    /// Barcode of one sheet of an entry permit.
    ///
    /// @param issuedOn day of issue as printed
    public String entryPermit(Permit permit, int copyNumber, String sheetNumber, LocalDate issuedOn) {
        TravelDocument document = permit.document();
        SealSigner signer = signer();
        return signer.sign(new Seal(SealKind.ENTRY_PERMIT, permit.permitId(), copyNumber, sheetNumber,
                document.number(), document.nationality(), document.birthDate(), issuedOn,
                permit.terms().lastUsableDay(), signer.keyId()));
    }
}
