package org.quickpermit.server.permit;

import java.security.KeyPair;
import java.time.LocalDate;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.traveller.TravelDocument;

/// Makes the barcodes of both papers with this server's key. Signing takes part of a millisecond and needs no
/// transaction: do it before one.
public final class SealPress {
    private final KeyPair pair;
    private final SealSigner signer;

    /// @param pair P-256 key pair of this server
    public SealPress(KeyPair pair) {
        this.pair = pair;
        this.signer = new SealSigner(TrustedKey.keyIdOf(pair.getPublic()), pair.getPrivate());
    }

    /// This server's key as the trust list names it.
    ///
    /// @param notBefore first day of issue
    /// @param notAfter last day of issue
    public TrustedKey trustedKey(LocalDate notBefore, LocalDate notAfter) {
        return TrustedKey.of(signer.keyId(), pair.getPublic(), notBefore, notAfter);
    }

    /// Barcode of a boarding confirmation: copy 0, good from the application date through the boarding date.
    public String boardingConfirmation(PermitId permitId, TravelDocument document, LocalDate applicationDate,
            PermitTerms terms) {
        return signer.sign(new Seal(SealKind.BOARDING_CONFIRMATION, permitId, 0, null, document.number(),
                document.nationality(), document.birthDate(), applicationDate, terms.boardUntil(), signer.keyId()));
    }

    /// Barcode of one sheet of an entry permit.
    ///
    /// @param issuedOn day of issue as printed
    public String entryPermit(Permit permit, int copyNumber, String sheetNumber, LocalDate issuedOn) {
        TravelDocument document = permit.document();
        return signer.sign(new Seal(SealKind.ENTRY_PERMIT, permit.permitId(), copyNumber, sheetNumber,
                document.number(), document.nationality(), document.birthDate(), issuedOn,
                permit.terms().lastUsableDay(), signer.keyId()));
    }
}
