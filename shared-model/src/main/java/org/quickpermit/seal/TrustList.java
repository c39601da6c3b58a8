package org.quickpermit.seal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The numbered list that every verifying machine carries: the keys whose seals count, and the papers that no longer
/// do. It travels signed, see [SignedTrustLists].
///
/// @param number rises with every list issued; a machine never goes back to a lower one, see [#mayFollow(long)]
/// @param createdAt when it was made, by the server's clock
/// @param nextUpdate when the next one is expected
/// @param keys keys whose seals are accepted
/// @param kioskKeys keys of kiosks, whose seals are accepted on entry permits alone; a list made before there were any has
///        none
/// @param revoked papers that are dead though their seal verifies
public record TrustList(long number, Instant createdAt, Instant nextUpdate, List<TrustedKey> keys,
        List<KioskKey> kioskKeys, List<RevokedSeal> revoked) {
    public TrustList {
        keys = List.copyOf(keys);
        kioskKeys = Objects.requireNonNullElse(kioskKeys, List.<KioskKey>of()).stream().toList();
        revoked = List.copyOf(revoked);
    }

    /// A list without keys of kiosks.
    public TrustList(long number, Instant createdAt, Instant nextUpdate, List<TrustedKey> keys,
            List<RevokedSeal> revoked) {
        this(number, createdAt, nextUpdate, keys, List.of(), revoked);
    }

    /// The keys that may have sealed a paper: those of kiosks made no boarding confirmation.
    List<TrustedKey> keysOf(Seal seal) {
        Stream<TrustedKey> ofKiosks = seal.kind() == SealKind.ENTRY_PERMIT
                ? kioskKeys.stream().map(KioskKey::key)
                : Stream.empty();
        return Stream.concat(keys.stream(), ofKiosks).filter(key -> key.keyId().equals(seal.keyId())).toList();
    }

    /// True when a machine that has already seen list `lastNumber` may take this one: the same list again or a newer
    /// one. A lower number is an old list played back, which would bring revoked papers to life.
    public boolean mayFollow(long lastNumber) {
        return number >= lastNumber;
    }

    /// True when the seal's paper is dead.
    public boolean isRevoked(Seal seal) {
        return revoked.stream().anyMatch(entry -> entry.covers(seal));
    }
}
