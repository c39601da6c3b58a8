package org.quickpermit.server.decision;

import java.util.List;

import org.quickpermit.permit.PermitTerms;
import org.quickpermit.wire.Ground;

/// What becomes of an application. There is no desk behind the quick permit: it is approved, refused, or not decided
/// because a register could not be asked.
public sealed interface Decision {
    /// The permit is granted.
    ///
    /// @param terms what it is granted on
    record Approved(PermitTerms terms) implements Decision {}

    /// The permit is refused.
    ///
    /// @param grounds every reason, at least one, in the order of the rules
    record Refused(List<Ground> grounds) implements Decision {
        public Refused {
            grounds = List.copyOf(grounds);
            if (grounds.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }

    /// Nothing is decided and nothing is stored; the same request may be sent again.
    ///
    /// @param missing the registers that could not be asked
    record NotDecided(List<Register> missing) implements Decision {
        public NotDecided {
            missing = List.copyOf(missing);
        }
    }
}
