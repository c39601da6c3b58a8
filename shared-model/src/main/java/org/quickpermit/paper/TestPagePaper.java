package org.quickpermit.paper;

/// Draws the kiosk's test page at the size of an entry permit.
public final class TestPagePaper {
    private TestPagePaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    public static byte[] pdf(TestPageContent content) {
        throw new UnsupportedOperationException("not drawn yet: " + content);
    }
}
