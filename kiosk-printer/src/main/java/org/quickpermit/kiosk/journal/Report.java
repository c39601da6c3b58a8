package org.quickpermit.kiosk.journal;

import org.jspecify.annotations.Nullable;

/// An outcome the server has to hear of.
///
/// @param sequence position of the outcome in the journal
/// @param printId the print
/// @param leaseId its lease; [Journal#ALONE] and the print's id where there was none
/// @param body the outcome as JSON, a `PrintOutcome` or an `OfflinePrint`
/// @param problem why the server rejected it, null while it waits
public record Report(long sequence, String printId, String leaseId, String body, @Nullable String problem) {
    /// True for a print the kiosk made while it was cut off.
    public boolean alone() {
        return leaseId.startsWith(Journal.ALONE);
    }
}
