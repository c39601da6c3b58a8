package org.quickpermit.server.permit;

import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.PrintOutcome;

import org.jdbi.v3.core.Handle;

/// The books of numbered sheets, as far as a print moves them. Every method works in the caller's transaction.
public interface SheetStock {
    /// Takes a sheet of the kiosk's tray for a copy of a permit.
    ///
    /// @throws ApiProblem [org.quickpermit.wire.ProblemType#SHEET_ALREADY_USED],
    ///         [org.quickpermit.wire.ProblemType#SHEET_NOT_LOADED] when the sheet is not in the tray of this very kiosk, or
    ///         [org.quickpermit.wire.ProblemType#SHIFT_NOT_OPEN]
    void reserve(Handle handle, Caller kiosk, String sheetNumber, PermitId permitId, int copyNumber);

    /// Books what became of a sheet that was taken for a copy of a permit, or was printed by a kiosk that was cut off. One
    /// that is settled stays as it is.
    ///
    /// @param result what became of it, by evidence that is accepted; an unknown sheet stays taken
    /// @param evidence what shows it
    /// @return true when the sheet was still open and is settled now
    boolean settle(Handle handle, Caller kiosk, Lease lease, PrintOutcome.Result result,
            PrintOutcome.Evidence evidence);

    /// Books a sheet that a kiosk printed while it was cut off from the centre. It happened, so it is booked wherever the
    /// sheet was believed to be, unless the books have it used up already or never saw it.
    ///
    /// @param sheetNumber the sheet, as the kiosk's journal has it
    /// @param permitId the permit it went to
    /// @param copyNumber copy of the permit, as printed
    /// @param ruined true when the sheet came out ruined
    /// @param reason what the kiosk's journal says of it, 1 to 200 characters; without personal data
    /// @return empty when it is booked; else where the books have the sheet, or that they have none of this number, for a
    ///         person to look into
    Optional<String> bookOffline(Handle handle, Caller kiosk, String sheetNumber, PermitId permitId, int copyNumber,
            boolean ruined, String reason);
}
