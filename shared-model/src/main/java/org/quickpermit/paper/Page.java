package org.quickpermit.paper;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.wire.Text;

/// One page while it is laid out.
final class Page {
    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();

    /// @param width in millimetres
    /// @param height in millimetres
    Page(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /// A line of text; gives the x behind it.
    double text(String field, double x, double baseline, Type type, String text) {
        marks.add(new Mark.Line(field, x, baseline, type, Ink.TEXT, text));
        return x + type.width(text);
    }

    /// A line that machines read, in black.
    void machineText(String field, double x, double baseline, Type type, String text) {
        marks.add(new Mark.Line(field, x, baseline, type, Ink.BLACK, text));
    }

    /// A line of text that ends at `right`.
    void textRight(String field, double right, double baseline, Type type, String text) {
        text(field, right - type.width(text), baseline, type, text);
    }

    /// A line of text in the middle of a width.
    void textCentred(String field, double x, double width, double baseline, Type type, String text) {
        text(field, x + (width - type.width(text)) / 2, baseline, type, text);
    }

    /// Chinese, and English behind it on the same line at 0.8.
    double pair(String field, double x, double baseline, Type type, Text text) {
        double behind = text(field, x, baseline, type, text.zh());
        return text(field, behind + type.size() * 0.12, baseline, type.english(), text.en());
    }

    /// Chinese, and English under it at 0.8, each broken into as many lines as it takes; gives the baseline of the
    /// last line.
    double paragraph(String field, double x, double baseline, double width, Type type, Text text) {
        double at = lines(field, x, baseline, type, LineBreaker.lines(text.zh(), type, width));
        Type english = type.english();
        double first = at + (type.size() * 0.25 + english.size() * 1.1) / Type.POINTS_PER_MM;
        return lines(field, x, first, english, LineBreaker.lines(text.en(), english, width));
    }

    private double lines(String field, double x, double baseline, Type type, List<String> lines) {
        double lead = type.size() * 1.4 / Type.POINTS_PER_MM;
        for (int i = 0; i < lines.size(); i++) {
            text(field, x, baseline + i * lead, type, lines.get(i));
        }
        return baseline + (lines.size() - 1) * lead;
    }

    void box(double x, double y, double width, double height, Ink ink) {
        marks.add(new Mark.Box(x, y, width, height, ink));
    }

    /// A barcode whose modules fill `side` millimetres.
    void code(double x, double y, double side, QrSymbol symbol) {
        marks.add(new Mark.Code(x, y, side / symbol.size(), symbol));
    }
}
