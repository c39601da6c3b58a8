package org.quickpermit.paper;

import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// A traveller's name as it goes on paper. A Chinese name with a character that no embedded font has is left out as a
/// whole, never printed with a hole or a look-alike: the romanised name stands alone with a note.
/// Implements: EX-4 in part.
///
/// @param chinese the Chinese name, null where there is none or it cannot be shown
/// @param romanised the romanised name
/// @param note says that the Chinese name is left out, null where it is not
record PrintedName(@Nullable String chinese, String romanised, @Nullable Text note) {
    private static final Text LEFT_OUT = new Text("中文姓名含無法列印之字，以證件所載英文姓名為準",
            "Chinese name cannot be printed; the romanised name counts");

    static PrintedName of(@Nullable String chineseName, TravelDocument document) {
        String romanised = document.displayName();
        if (chineseName == null || chineseName.isBlank()) {
            return new PrintedName(null, romanised, null);
        }
        return Glyphs.missing(chineseName).isEmpty()
                ? new PrintedName(chineseName.strip(), romanised, null)
                : new PrintedName(null, romanised, LEFT_OUT);
    }
}
