package org.quickpermit.paper;

/// One mark on a page. A page is laid out as data first and painted afterwards, so that everything can be checked
/// before anything is drawn. Millimetres from the upper left corner.
sealed interface Mark {
    /// A line of text.
    ///
    /// @param field what it is, for the message about a character without a glyph
    /// @param x where it starts
    /// @param baseline where it stands
    record Line(String field, double x, double baseline, Type type, Ink ink, String text) implements Mark {}

    /// A filled rectangle; thin ones are rules.
    record Box(double x, double y, double width, double height, Ink ink) implements Mark {}

    /// A barcode, drawn as vectors.
    ///
    /// @param x left edge of its first module, the quiet zone lies outside
    /// @param module width of a module
    record Code(double x, double y, double module, QrSymbol symbol) implements Mark {}
}
