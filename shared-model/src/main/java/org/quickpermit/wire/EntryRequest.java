package org.quickpermit.wire;

import org.quickpermit.permit.PermitId;

/// Records an entry at inspection: the body of `POST /api/v1/inspections/entries`.
///
/// @param permitId the permit
/// @param sheetNumber number of the sheet in the traveller's hand, read from the paper or its barcode; must be the permit's
///        valid sheet
/// @param documentNumber number of the travel document in the traveller's hand; must be the permit's
/// @param port where the traveller enters, a station id
public record EntryRequest(PermitId permitId, String sheetNumber, String documentNumber, String port) {
    @Override
    public String toString() {
        return "EntryRequest[" + permitId + "]";
    }
}
