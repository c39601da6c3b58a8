package org.quickpermit.paper;

import java.util.List;

/// Says before anything is promised whether a text can be printed.
public final class Glyphs {
    private Glyphs() {}

    /// The code points of a text that the embedded fonts cannot show, each once, in order of appearance; unpaired
    /// surrogates and control characters are among them. Empty when all can be shown. Safe for use by many threads.
    public static List<Integer> missing(String text) {
        return text.codePoints().distinct().filter(c -> !PaperFonts.covers(c)).boxed().toList();
    }
}
