package org.quickpermit.server.quickpermit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.DecisionReceipt;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase.Charge;
import org.quickpermit.wire.QuickPermitCase.Outcome;

import org.jspecify.annotations.Nullable;

/// A decided application as it is kept. Written once; only [#supersededBy()] is filled in later.
///
/// @param caseNumber its number
/// @param agencyId agency that applied
/// @param outcome approved or refused
/// @param applicationDate the day the periods count from
/// @param decidedAt when it was decided
/// @param clerk login of the clerk
/// @param content what was applied for, the grounds and the receipt
/// @param permitId the permit, when approved
/// @param charge what was taken, when something was
/// @param supersedes the corrected case
/// @param supersededBy the case that corrected or replaced this one
public record CaseRow(CaseNumber caseNumber, String agencyId, Outcome outcome, LocalDate applicationDate,
        Instant decidedAt, String clerk, Content content, @Nullable PermitId permitId, @Nullable Charge charge,
        @Nullable CaseNumber supersedes, @Nullable CaseNumber supersededBy) {
    /// What is read of the answer as it was given, which is kept with the case.
    public record Content(QuickPermitApplication application, List<Ground> grounds, DecisionReceipt receipt) {
        public Content {
            grounds = List.copyOf(grounds);
        }
    }

    /// The same case with what the transaction brings.
    CaseRow of(@Nullable PermitId permit, @Nullable Charge taken, @Nullable CaseNumber former) {
        return new CaseRow(caseNumber, agencyId, outcome, applicationDate, decidedAt, clerk, content, permit, taken,
                former, supersededBy);
    }

    @Override
    public String toString() {
        return "CaseRow[" + caseNumber + " " + outcome + "]";
    }
}
