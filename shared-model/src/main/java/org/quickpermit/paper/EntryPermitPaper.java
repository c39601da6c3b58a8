package org.quickpermit.paper;

/// Draws the entry permit (入臺證): ID-3, 125 × 88 mm, with a machine-readable zone (ICAO MRV-B).
public final class EntryPermitPaper {
    private EntryPermitPaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    public static byte[] pdf(EntryPermitContent content) {
        throw new UnsupportedOperationException("not drawn yet: " + content);
    }
}
