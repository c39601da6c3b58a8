package org.quickpermit.server.registers;

import java.util.List;

import org.quickpermit.server.decision.Finding;
import org.quickpermit.server.decision.Findings.ControlNote;
import org.quickpermit.server.decision.Findings.DeniedPerson;
import org.quickpermit.server.decision.Findings.Movement;
import org.quickpermit.server.decision.Findings.PassportNote;
import org.quickpermit.server.decision.Findings.PriorApproval;
import org.quickpermit.wire.DecisionReceipt.RegisterAge;

/// What all registers say about one traveller, from one snapshot.
///
/// @param movements entries and exits
/// @param passports what is known of the document
/// @param denyList entries that concern the document, the identity number or the birth date
/// @param control control entries
/// @param priorApprovals approvals given elsewhere that are still valid
/// @param ages load and age of every register, for the receipt
public record RegisterAnswers(Finding<Movement> movements, Finding<PassportNote> passports,
        Finding<DeniedPerson> denyList, Finding<ControlNote> control, Finding<PriorApproval> priorApprovals,
        List<RegisterAge> ages) {
    public RegisterAnswers {
        ages = List.copyOf(ages);
    }
}
