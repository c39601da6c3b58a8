package org.quickpermit.wire;

import java.time.Instant;
import java.util.List;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitState;

import org.jspecify.annotations.Nullable;

/// One page of an agency's own cases, newest first.
///
/// @param cases the rows
/// @param next value for the `after` parameter of the next page, null on the last
public record CaseList(List<Row> cases, @Nullable String next) {
    public CaseList {
        cases = List.copyOf(cases);
    }

    /// @param caseNumber number of the case
    /// @param decidedAt when it was decided
    /// @param name surname and given names
    /// @param chineseName Chinese name, where given
    /// @param documentNumber number of the travel document
    /// @param outcome approved or refused
    /// @param permitState state of the permit, null when refused
    /// @param clerk login of the clerk
    public record Row(CaseNumber caseNumber, Instant decidedAt, String name, @Nullable String chineseName,
            String documentNumber, QuickPermitCase.Outcome outcome, @Nullable PermitState permitState, String clerk) {}
}
