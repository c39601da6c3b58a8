package org.quickpermit.paper;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A paper was asked for with characters that no embedded font can show. Thrown before anything is drawn. The Chinese
/// name of a traveller never leads here: papers show the romanised name and a note instead.
public final class MissingGlyphsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Integer> codePoints;

    MissingGlyphsException(String field, List<Integer> codePoints) {
        super("no glyph in " + field + " for " + codePoints.stream()
                .map(code -> String.format(Locale.ROOT, "U+%04X", code))
                .collect(Collectors.joining(", ")));
        this.codePoints = List.copyOf(codePoints);
    }

    /// The code points without a glyph.
    public List<Integer> codePoints() {
        return codePoints;
    }
}
