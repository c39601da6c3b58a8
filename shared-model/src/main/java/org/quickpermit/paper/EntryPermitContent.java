package org.quickpermit.paper;

import java.time.LocalDate;

import org.quickpermit.permit.PermitId;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.PrintLease;

import org.jspecify.annotations.Nullable;

/// What the entry permit (入臺證) says, row QP-6.
///
/// @param permitId number of the permit
/// @param copyNumber 1 for the first sheet, one more for every reprint
/// @param sheetNumber number printed on the sheet of stock
/// @param document the traveller's document
/// @param chineseName Chinese name, where given
/// @param issuedOn date of issue
/// @param lastUsableDay last usable day
/// @param entriesAllowed entries granted
/// @param stayDays days per stay
/// @param seal text of the barcode
public record EntryPermitContent(PermitId permitId, int copyNumber, String sheetNumber, TravelDocument document,
        @Nullable String chineseName, LocalDate issuedOn, LocalDate lastUsableDay, int entriesAllowed, int stayDays,
        String seal) {
    /// The content for a print lease.
    public static EntryPermitContent of(PrintLease lease) {
        return new EntryPermitContent(lease.permitId(), lease.copyNumber(), lease.sheetNumber(), lease.document(),
                lease.chineseName(), lease.issuedOn(), lease.lastUsableDay(), lease.entriesAllowed(),
                lease.stayDays(), lease.seal());
    }

    @Override
    public String toString() {
        return "EntryPermitContent[" + permitId + " copy " + copyNumber + "]";
    }
}
