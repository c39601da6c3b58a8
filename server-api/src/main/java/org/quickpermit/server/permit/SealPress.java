package org.quickpermit.server.permit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.LocalDate;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.traveller.TravelDocument;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Makes the barcodes of both papers with this server's key. Signing needs no transaction: do it before one.
///
/// It is the dearest single step of a decision. Bouncy Castle takes half as long for it as the JDK's own provider.
public final class SealPress {
    private final KeyPair pair;
    private final SealSigner signer;

    /// @param pair P-256 key pair of this server
    public SealPress(KeyPair pair) {
        this.pair = pair;
        Provider provider = new BouncyCastleProvider();
        this.signer = new SealSigner(TrustedKey.keyIdOf(pair.getPublic()), translated(pair.getPrivate(), provider),
                provider);
    }

    /// The provider's own form of the key: with a foreign one it would work out the curve anew for each signature.
    private static PrivateKey translated(PrivateKey key, Provider provider) {
        try {
            return (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key that signs seals is not a P-256 key", e);
        }
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
