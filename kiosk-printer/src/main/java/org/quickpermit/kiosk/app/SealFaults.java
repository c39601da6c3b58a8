package org.quickpermit.kiosk.app;

import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.seal.SealFault;

/// What a refused seal means for the traveller.
final class SealFaults {
    private SealFaults() {}

    static SorryReason reasonOf(SealFault fault) {
        return switch (fault) {
            case NO_MESSAGE, FOREIGN_CHARACTER, INCOMPLETE -> SorryReason.READ_AGAIN;
            case NOT_A_SEAL -> SorryReason.WRONG_CODE;
            case WRONG_KIND -> SorryReason.PERMIT_NOT_CONFIRMATION;
            case UNKNOWN_EDITION, MALFORMED, UNKNOWN_KEY, KEY_NOT_IN_USE, NOT_YET_VALID, FORGED ->
                SorryReason.NOT_GENUINE;
            case EXPIRED -> SorryReason.EXPIRED;
            case REVOKED -> SorryReason.REVOKED;
        };
    }
}
