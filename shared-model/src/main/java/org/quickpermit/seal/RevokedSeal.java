package org.quickpermit.seal;

import org.quickpermit.permit.PermitId;

/// Revokes papers of one permit: those with copy number `throughCopyNumber` or lower. Through 0 kills the boarding
/// confirmation alone, through 1 also the first entry permit, [#ALL_COPIES] the permit as a whole.
///
/// @param permitId number of the permit
/// @param throughCopyNumber highest copy number that is dead, 0 or more
public record RevokedSeal(PermitId permitId, int throughCopyNumber) {
    /// Revokes every paper of a permit, also those printed later.
    public static final int ALL_COPIES = Integer.MAX_VALUE;

    /// @throws IllegalArgumentException when `throughCopyNumber` is negative
    public RevokedSeal {
        if (throughCopyNumber < 0) {
            throw new IllegalArgumentException("throughCopyNumber is 0 or more");
        }
    }

    /// True when this entry kills the given paper.
    boolean covers(Seal seal) {
        return permitId.equals(seal.permitId()) && seal.copyNumber() <= throughCopyNumber;
    }
}
