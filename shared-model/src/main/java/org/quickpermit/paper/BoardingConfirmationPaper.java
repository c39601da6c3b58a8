package org.quickpermit.paper;

/// Draws the boarding confirmation (搭機證明): A4, all that matters in the upper half.
public final class BoardingConfirmationPaper {
    private BoardingConfirmationPaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    public static byte[] pdf(BoardingConfirmationContent content) {
        throw new UnsupportedOperationException("not drawn yet: " + content);
    }
}
