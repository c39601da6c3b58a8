package org.quickpermit.wire;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a kiosk says of itself, for the board of all stations: the body of `POST /api/v1/kiosk/status`. Sent when
/// something changed, and once a minute. It names no traveller and no permit.
///
/// @param at when the kiosk wrote it, by its own clock
/// @param inService true while it takes travellers
/// @param troubles what stands in the way, the most urgent first, at most 40
/// @param nextSheet number of the sheet on top of the tray, null when the tray is empty or not loaded
/// @param sheetsLeft sheets left in the tray, 0 to 5000
/// @param printsToSettle prints whose outcome a person has to say, 0 to 100000
/// @param reportsWaiting reports the server has not acknowledged, 0 to 100000
/// @param reportsRejected reports the server did not take, for a person to close, 0 to 100000
/// @param trustListFrom when its trust-and-revocation list was made, null before the first
/// @param version version of the program, 1 to 40 characters
public record KioskStatus(Instant at, boolean inService, List<Trouble> troubles, @Nullable String nextSheet,
        int sheetsLeft, int printsToSettle, int reportsWaiting, int reportsRejected, @Nullable Instant trustListFrom,
        String version) {
    public KioskStatus {
        troubles = List.copyOf(troubles);
    }

    /// @param code stable code, capitals and low lines, at most 40 characters
    /// @param text what staff read, each language 1 to 200 characters
    public record Trouble(String code, Text text) {}
}
