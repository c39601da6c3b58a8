package org.quickpermit.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The fonts of the papers. Parsing Noto Sans HK takes far longer than drawing a page, so that each font is parsed once
/// per program and kept. A parsed font reads further from its buffer while a page is drawn and is not safe for many
/// threads: pages are drawn under [#LOCK], one at a time. Widths and characters are read in full when a font is parsed, so
/// that laying out and asking for glyphs needs no lock.
final class PaperFonts {
    static final ReentrantLock LOCK = new ReentrantLock();

    private PaperFonts() {}

    static boolean covers(int codePoint) {
        return Regular.COVERED.get(codePoint) && Bold.COVERED.get(codePoint);
    }

    static TrueTypeFont regular() {
        return Regular.FONT;
    }

    static TrueTypeFont bold() {
        return Bold.FONT;
    }

    static TrueTypeFont ocrB() {
        return OcrB.FONT;
    }

    private static TrueTypeFont parse(String name) {
        try (InputStream in = PaperFonts.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the font " + name + " is not in the program's files");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            Objects.requireNonNull(font.getHorizontalMetrics(), name + " has no widths");
            Objects.requireNonNull(font.getUnicodeCmapLookup(), name + " has no characters");
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + name + " cannot be read", e);
        }
    }

    private static BitSet coverage(TrueTypeFont font) {
        try {
            CmapLookup cmap = font.getUnicodeCmapLookup();
            BitSet covered = new BitSet(Character.MAX_CODE_POINT + 1);
            for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) {
                if (cmap.getGlyphId(c) != 0) {
                    covered.set(c);
                }
            }
            return covered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Regular {
        static final TrueTypeFont FONT = parse("NotoSansHK_400Regular.ttf");
        static final BitSet COVERED = coverage(FONT);
    }

    private static final class Bold {
        static final TrueTypeFont FONT = parse("NotoSansHK_700Bold.ttf");
        static final BitSet COVERED = coverage(FONT);
    }

    private static final class OcrB {
        static final TrueTypeFont FONT = parse("OCRB.ttf");
    }
}
