package org.quickpermit.seal;

import org.jspecify.annotations.Nullable;

/// The answer of [SealVerifier].
public sealed interface SealResult {
    /// Signed by a trusted key, in its time, not revoked. Whether the permit was used or printed already is for the
    /// caller's own records to say, and whether the paper belongs to the person in front of it for the passport.
    ///
    /// @param seal what it says
    record Genuine(Seal seal) implements SealResult {}

    /// Not accepted.
    ///
    /// @param fault why; exactly one reason, the first in the order of [SealFault]
    /// @param seal what it says, where the signature held (a paper that is genuine but expired, not yet valid or
    ///        revoked); null in every other case, since unsigned content must not be shown or acted on
    record Refused(SealFault fault, @Nullable Seal seal) implements SealResult {}
}
