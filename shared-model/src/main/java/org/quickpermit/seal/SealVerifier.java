package org.quickpermit.seal;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.seal.SealResult.Genuine;
import org.quickpermit.seal.SealResult.Refused;

/// Verifies what a scanner read. A pure function of the text, the trust list and the day: no network, no clock.
///
/// The order is fixed, so that each failure has its own reason: frame, prefix, Base32, structure, kind of paper, key
/// known, key in use, first and last day, signature, revocation. What follows is the caller's: its own journal, and the
/// passport in the traveller's hand.
public final class SealVerifier {
    private SealVerifier() {}

    /// Verifies one scanned text. Never throws, whatever arrives.
    ///
    /// @param scanned text as it came from the scanner; white space around it is ignored
    /// @param expected the paper that is asked for here
    /// @param list the trust list in force; whether it is young enough is asked with [ListAgePolicy]
    /// @param today today in Asia/Taipei
    public static SealResult verify(String scanned, SealKind expected, TrustList list, LocalDate today) {
        return switch (SealCodec.read(scanned)) {
            case SealCodec.Unreadable(SealFault fault) -> new Refused(fault, null);
            case SealCodec.Readable(Seal seal, byte[] content, byte[] signature) ->
                judge(seal, content, signature, expected, list, today);
        };
    }

    private static SealResult judge(Seal seal, byte[] content, byte[] signature, SealKind expected, TrustList list,
            LocalDate today) {
        if (seal.kind() != expected) {
            return new Refused(SealFault.WRONG_KIND, null);
        }
        List<TrustedKey> known = list.keysOf(seal);
        if (known.isEmpty()) {
            return new Refused(SealFault.UNKNOWN_KEY, null);
        }
        List<TrustedKey> inUse = known.stream().filter(key -> key.wasInUseOn(seal.issuedOn())).toList();
        if (inUse.isEmpty()) {
            return new Refused(SealFault.KEY_NOT_IN_USE, null);
        }
        boolean signed = inUse.stream().anyMatch(key -> P256.verify(content, signature, key.key()));
        if (today.isBefore(seal.issuedOn())) {
            return new Refused(SealFault.NOT_YET_VALID, signed ? seal : null);
        }
        if (today.isAfter(seal.lastDay())) {
            return new Refused(SealFault.EXPIRED, signed ? seal : null);
        }
        if (!signed) {
            return new Refused(SealFault.FORGED, null);
        }
        return list.isRevoked(seal) ? new Refused(SealFault.REVOKED, seal) : new Genuine(seal);
    }
}
