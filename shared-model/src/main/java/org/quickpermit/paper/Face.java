package org.quickpermit.paper;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.fontbox.ttf.TrueTypeFont;

/// The three faces of the papers.
enum Face {
    REGULAR,
    BOLD,
    /** For what machines read by eye: the machine-readable zone and the human number. */
    OCR_B;

    /// The parsed font, kept for the life of the program; glyphs are to be read under [PaperFonts#LOCK].
    TrueTypeFont font() {
        return switch (this) {
            case REGULAR -> PaperFonts.regular();
            case BOLD -> PaperFonts.bold();
            case OCR_B -> PaperFonts.ocrB();
        };
    }

    /// True when the face has a glyph for the code point.
    boolean covers(int codePoint) {
        return switch (this) {
            case REGULAR, BOLD -> PaperFonts.covers(codePoint);
            case OCR_B -> codePoint >= '0' && codePoint <= '9' || codePoint >= 'A' && codePoint <= 'Z'
                    || codePoint == '<' || codePoint == '-';
        };
    }

    /// Width of a text at size 1.
    double width(String text) {
        try {
            TrueTypeFont font = font();
            int units = 0;
            for (int c : text.codePoints().toArray()) {
                units += font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(c));
            }
            return (double) units / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
