package org.quickpermit.paper;

/// Draws the statement of a deposit: A4, as many pages as it takes.
public final class DepositStatementPaper {
    private DepositStatementPaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    public static byte[] pdf(DepositStatementContent content) {
        throw new UnsupportedOperationException("not drawn yet: " + content);
    }
}
