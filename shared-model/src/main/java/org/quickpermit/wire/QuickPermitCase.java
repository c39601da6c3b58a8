package org.quickpermit.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;

import org.jspecify.annotations.Nullable;

/// One decided application, approved or refused, as its agency sees it.
///
/// @param caseNumber number of the case
/// @param outcome approved or refused; there is no third
/// @param applicationDate the day the periods count from, Asia/Taipei
/// @param decidedAt when it was decided
/// @param agencyId the agency that applied
/// @param agencyName its name in both languages
/// @param clerk login of the clerk who applied
/// @param application what was applied for
/// @param grounds every reason of a refusal, empty when approved
/// @param receipt what was checked against what
/// @param permit the permit, only when approved
/// @param charge what was taken from the deposit, only when something was
/// @param supersedes the corrected or replaced case, where there is one
/// @param supersededBy the case that replaced this one, where there is one
public record QuickPermitCase(CaseNumber caseNumber, Outcome outcome, LocalDate applicationDate, Instant decidedAt,
        String agencyId, Text agencyName, String clerk, QuickPermitApplication application, List<Ground> grounds,
        DecisionReceipt receipt, @Nullable PermitView permit, @Nullable Charge charge,
        @Nullable CaseNumber supersedes, @Nullable CaseNumber supersededBy) {
    public QuickPermitCase {
        grounds = List.copyOf(grounds);
    }

    /// Approved or refused.
    public enum Outcome {
        APPROVED,
        REFUSED
    }

    /// @param amount what was taken
    /// @param balanceAfter the deposit's balance right after it
    public record Charge(Ntd amount, Ntd balanceAfter) {}
}
