package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// The sheets of a shift, line by line, from the books. `carried + loaded + found - unloaded - issued - spoiled - missing -
/// open = left`, and `left - counted = difference`.
///
/// @param shiftId the shift
/// @param closed true when it is closed now; false when books and tray differ and two persons have to sign for it
/// @param carried sheets in the tray when the shift was opened
/// @param loaded put in since
/// @param found missing before, and in the tray after all
/// @param unloaded taken out since
/// @param issued printed
/// @param spoiled ruined
/// @param missing declared missing
/// @param open taken for a permit of which nobody knows yet whether it came out
/// @param left what is in the tray by the books
/// @param counted what staff counted
/// @param difference left by the books less counted
/// @param next number of the sheet on top by the books, null when none is left
/// @param nextSeen number of the sheet on top as staff read it, null when none is left
public record ShiftBalance(String shiftId, boolean closed, int carried, int loaded, int found, int unloaded, int issued,
        int spoiled, int missing, int open, int left, int counted, int difference, @Nullable String next,
        @Nullable String nextSeen) {}
