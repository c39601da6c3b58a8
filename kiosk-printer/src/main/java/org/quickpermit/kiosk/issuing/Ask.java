package org.quickpermit.kiosk.issuing;

import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PassportProof;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;

/// What is to be printed, and by what right.
public sealed interface Ask {
    /// The traveller's own boarding confirmation.
    ///
    /// @param seal text of its barcode; masked in [#toString()]
    record FirstPrint(String seal) implements Ask {
        @Override
        public String toString() {
            return "FirstPrint[masked]";
        }
    }

    /// The traveller's passport, where the boarding confirmation is lost.
    ///
    /// @param passport what was read of it
    /// @param number number typed besides, empty for none; masked in [#toString()] like the passport
    record LostSlip(PassportProof passport, Optional<PermitId> number) implements Ask {
        @Override
        public String toString() {
            return "LostSlip[masked]";
        }
    }

    /// Another copy, asked for by staff.
    ///
    /// @param session token of the staff session; masked in [#toString()]
    /// @param permitId the permit
    /// @param reason why the former sheet is not in the traveller's hand
    record Reprint(String session, PermitId permitId, ReprintReason reason) implements Ask {
        @Override
        public String toString() {
            return "Reprint[" + permitId + " " + reason + "]";
        }
    }
}
