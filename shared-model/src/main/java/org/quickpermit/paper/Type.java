package org.quickpermit.paper;

/// How a text is set.
///
/// @param face which face
/// @param size in points
record Type(Face face, double size) {
    static final double POINTS_PER_MM = 72 / 25.4;

    /// English under Chinese is set at this part of its size.
    static final double ENGLISH = 0.8;

    static Type regular(double size) {
        return new Type(Face.REGULAR, size);
    }

    static Type bold(double size) {
        return new Type(Face.BOLD, size);
    }

    /// OCR-B at the pitch that machine-readable zones ask for: 10 characters per inch.
    static Type ocrB() {
        return ocrB(25.4 / 10);
    }

    /// OCR-B at a pitch.
    ///
    /// @param pitch width of one character in millimetres
    static Type ocrB(double pitch) {
        return new Type(Face.OCR_B, pitch * POINTS_PER_MM / Face.OCR_B.width("0"));
    }

    /// The regular type for the English that belongs to a Chinese text of this type.
    Type english() {
        return new Type(Face.REGULAR, size * ENGLISH);
    }

    /// Width of a text in millimetres.
    double width(String text) {
        return face.width(text) * size / POINTS_PER_MM;
    }

    /// This type, or as much smaller as it takes to set the text within a width. Names are made smaller rather than
    /// cut.
    Type fitting(String text, double width) {
        double natural = width(text);
        return natural <= width ? this : new Type(face, size * width / natural);
    }
}
