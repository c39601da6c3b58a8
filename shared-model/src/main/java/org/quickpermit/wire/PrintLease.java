package org.quickpermit.wire;

import java.time.Instant;
import java.time.LocalDate;

import org.quickpermit.permit.PermitId;
import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// The right to print one entry permit on one sheet until it expires, with all that the paper shows.
///
/// @param leaseId id of the lease
/// @param permitId number of the permit
/// @param copyNumber 1 for the first sheet, one more for every reprint
/// @param sheetNumber the sheet it is for
/// @param expiresAt after this moment the sheet must not be sent to the printer
/// @param document the traveller's document
/// @param chineseName Chinese name, where given
/// @param issuedOn day printed as date of issue, Asia/Taipei
/// @param lastUsableDay last usable day
/// @param entriesAllowed entries granted
/// @param entriesUsed entries recorded so far
/// @param stayDays days per stay
/// @param seal text of the sheet's own barcode
public record PrintLease(String leaseId, PermitId permitId, int copyNumber, String sheetNumber, Instant expiresAt,
        TravelDocument document, @Nullable String chineseName, LocalDate issuedOn, LocalDate lastUsableDay,
        int entriesAllowed, int entriesUsed, int stayDays, String seal) {}
