package org.quickpermit.wire;

import java.time.LocalDate;

import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// What a kiosk needs beside the boarding confirmation to print an entry permit alone. It travels and lies on disk locked
/// only, see [Provision#locked()].
///
/// @param document the traveller's document
/// @param chineseName Chinese name, where given
/// @param copyNumber copy number of the next sheet, 1 for the first
/// @param lastUsableDay last usable day
/// @param entriesAllowed entries granted
/// @param entriesUsed entries recorded so far
/// @param stayDays days per stay
public record ProvisionContent(TravelDocument document, @Nullable String chineseName, int copyNumber,
        LocalDate lastUsableDay, int entriesAllowed, int entriesUsed, int stayDays) {
    @Override
    public String toString() {
        return "ProvisionContent[masked]";
    }
}
