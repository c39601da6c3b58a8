package org.quickpermit.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// Paints laid out pages into a PDF.
final class Painter {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /// Neighbouring runs of a barcode overlap by this part of a module, or viewers show light seams between them.
    private static final double OVERLAP = 0.02;

    private Painter() {}

    /// The PDF. The same pages and moment give the same bytes.
    ///
    /// @param title what kind of paper it is; never anything about a person, since titles show up in window lists and
    ///        print queues
    /// @throws MissingGlyphsException when a character cannot be shown; checked for every page before the first is
    ///         drawn
    static byte[] pdf(String title, Instant createdAt, List<Page> pages) {
        pages.forEach(Painter::requireGlyphs);
        PaperFonts.LOCK.lock();
        try (PDDocument document = new PDDocument()) {
            describe(document, title, createdAt);
            Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
            for (Page page : pages) {
                paint(document, fonts, page);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a paper cannot be written to memory", e);
        } finally {
            PaperFonts.LOCK.unlock();
        }
    }

    private static void requireGlyphs(Page page) {
        for (Mark mark : page.marks()) {
            if (mark instanceof Mark.Line line) {
                List<Integer> missing = line.text().codePoints()
                        .distinct()
                        .filter(c -> !line.type().face().covers(c))
                        .boxed()
                        .toList();
                if (!missing.isEmpty()) {
                    throw new MissingGlyphsException(line.field(), missing);
                }
            }
        }
    }

    private static void describe(PDDocument document, String title, Instant createdAt) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("QuickPermit");
        Calendar created = GregorianCalendar.from(createdAt.atZone(TAIPEI));
        information.setCreationDate(created);
        information.setModificationDate(created);
        document.setDocumentInformation(information);
        document.setDocumentId(createdAt.toEpochMilli());
        document.getDocumentCatalog().setLanguage("zh-Hant");
        PDViewerPreferences preferences = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        preferences.setPrintScaling(PDViewerPreferences.PRINT_SCALING.None);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private static void paint(PDDocument document, Map<Face, PDFont> fonts, Page page) throws IOException {
        PDPage sheet = new PDPage(new PDRectangle(points(page.width()), points(page.height())));
        document.addPage(sheet);
        try (PDPageContentStream out = new PDPageContentStream(document, sheet)) {
            for (Mark mark : page.marks()) {
                switch (mark) {
                    case Mark.Line line -> {
                        PDFont font = fonts.get(line.type().face());
                        if (font == null) {
                            font = PDType0Font.load(document, line.type().face().font(), true);
                            fonts.put(line.type().face(), font);
                        }
                        out.beginText();
                        out.setNonStrokingColor(line.ink().color());
                        out.setFont(font, (float) line.type().size());
                        out.newLineAtOffset(points(line.x()), points(page.height() - line.baseline()));
                        out.showText(line.text());
                        out.endText();
                    }
                    case Mark.Box box -> {
                        out.setNonStrokingColor(box.ink().color());
                        out.addRect(points(box.x()), points(page.height() - box.y() - box.height()),
                                points(box.width()), points(box.height()));
                        out.fill();
                    }
                    case Mark.Code code -> paintCode(out, page, code);
                }
            }
        }
    }

    private static void paintCode(PDPageContentStream out, Page page, Mark.Code code) throws IOException {
        QrSymbol symbol = code.symbol();
        double module = code.module();
        out.setNonStrokingColor(Ink.BLACK.color());
        for (int row = 0; row < symbol.size(); row++) {
            int column = 0;
            while (column < symbol.size()) {
                int from = column;
                while (column < symbol.size() && symbol.isDark(column, row)) {
                    column++;
                }
                if (column > from) {
                    out.addRect(points(code.x() + from * module),
                            points(page.height() - code.y() - (row + 1 + OVERLAP) * module),
                            points((column - from) * module),
                            points((1 + OVERLAP) * module));
                } else {
                    column++;
                }
            }
        }
        out.fill();
    }

    private static float points(double millimetres) {
        return (float) (millimetres * Type.POINTS_PER_MM);
    }
}
