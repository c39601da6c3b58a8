package org.quickpermit.server.permit;

import java.time.LocalDate;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// A permit as it is kept.
///
/// @param permitId its number
/// @param caseNumber the case it was granted in
/// @param agencyId the agency that applied
/// @param state state as stored; see [#stateOn(LocalDate)]
/// @param document the traveller's document
/// @param chineseName Chinese name, where given
/// @param identityNumber identity number in canonical form
/// @param applicationDate the day its periods count from
/// @param terms what it was granted on
/// @param entriesUsed entries recorded
/// @param seal text of the boarding confirmation's barcode
/// @param copies highest copy number given to a sheet, 0 when none was
/// @param issuedOn day of issue, set by the first sheet confirmed
public record Permit(PermitId permitId, CaseNumber caseNumber, String agencyId, PermitState state,
        TravelDocument document, @Nullable String chineseName, String identityNumber, LocalDate applicationDate,
        PermitTerms terms, int entriesUsed, String seal, int copies, @Nullable LocalDate issuedOn) {
    /// The last day it can still serve: while nothing is printed the boarding confirmation decides, after that the
    /// permit's own last usable day.
    public LocalDate lastDay() {
        return state == PermitState.GRANTED ? terms.boardUntil() : terms.lastUsableDay();
    }

    /// The state on a day: a live permit past its last day is expired, whether or not that was written down yet.
    public PermitState stateOn(LocalDate today) {
        return state.isLive() && today.isAfter(lastDay()) ? PermitState.EXPIRED : state;
    }

    @Override
    public String toString() {
        return "Permit[" + permitId + " " + state + "]";
    }
}
