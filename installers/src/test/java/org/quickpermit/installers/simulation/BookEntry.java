package org.quickpermit.installers.simulation;

import org.quickpermit.permit.PermitId;

/// What a book says became of a sheet.
///
/// @param book whose book
/// @param permit the permit
/// @param copy number of the copy
/// @param sheet number of the sheet
/// @param state what became of it
/// @param evidence by what, empty before that
record BookEntry(String book, PermitId permit, int copy, String sheet, String state, String evidence) {
    @Override
    public String toString() {
        return book + " says of " + permit + " copy " + copy + " on " + sheet + ": " + state + " by " + evidence;
    }
}
