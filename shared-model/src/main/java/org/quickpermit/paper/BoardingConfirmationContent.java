package org.quickpermit.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// What the boarding confirmation (搭機證明) says, rows QP-5 and QP-8.
///
/// @param caseNumber number of the case
/// @param permitId number of the permit
/// @param document the traveller's document
/// @param chineseName Chinese name, where given
/// @param applicationDate day of application
/// @param boardUntil last day it is good for
/// @param lastUsableDay last usable day of the entry permit
/// @param entriesAllowed entries granted
/// @param stayDays days per stay
/// @param fee official fee
/// @param seal text of the barcode
/// @param stations where the kiosks are, in order of arrival
/// @param agencyName the agency that applied
/// @param printedAt when it is printed
public record BoardingConfirmationContent(CaseNumber caseNumber, PermitId permitId, TravelDocument document,
        @Nullable String chineseName, LocalDate applicationDate, LocalDate boardUntil, LocalDate lastUsableDay,
        int entriesAllowed, int stayDays, Ntd fee, String seal, List<Station> stations, Text agencyName,
        Instant printedAt) {
    public BoardingConfirmationContent {
        stations = List.copyOf(stations);
    }

    /// The content for an approved case.
    ///
    /// @throws IllegalArgumentException when the case was refused and has no permit
    public static BoardingConfirmationContent of(QuickPermitCase approved, Instant printedAt) {
        PermitView permit = approved.permit();
        if (permit == null) {
            throw new IllegalArgumentException("case " + approved.caseNumber() + " has no permit to confirm");
        }
        return new BoardingConfirmationContent(approved.caseNumber(), permit.permitId(),
                approved.application().document(), approved.application().chineseName(), approved.applicationDate(),
                permit.boardUntil(), permit.lastUsableDay(), permit.entriesAllowed(), permit.stayDays(), permit.fee(),
                permit.seal(), permit.stations(), approved.agencyName(), printedAt);
    }

    @Override
    public String toString() {
        return "BoardingConfirmationContent[" + caseNumber + "]";
    }
}
