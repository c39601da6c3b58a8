package org.quickpermit.paper;

import java.util.List;

import org.quickpermit.wire.Text;

/// Draws the kiosk's test page at the size of an entry permit. It shows whatever can go wrong with a printer: the edges,
/// the scale, the machine-readable rows, a barcode, Chinese; and that it is no permit.
public final class TestPagePaper {
    private static final double LEFT = 9;
    private static final Type LABEL = Type.regular(6);
    private static final Type VALUE = Type.bold(8.5);

    private TestPagePaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    public static byte[] pdf(TestPageContent content) {
        Page page = new Page(EntryPermitPaper.WIDTH, EntryPermitPaper.HEIGHT);
        frame(page);
        double behind = page.text("title", LEFT, 14, Type.bold(17), "測試頁　作廢");
        page.text("title", behind + 3, 14, Type.regular(17).english(), "Test page, void");
        field(page, LEFT, 22, new Text("列印機", "Kiosk"), content.kioskName());
        field(page, 48, 22, new Text("證號", "Sheet no."), content.sheetNumber());
        field(page, LEFT, 32, new Text("服務站", "Station"),
                content.station().zh() + "　" + content.station().en());
        field(page, LEFT, 42, new Text("印表機", "Printer"), content.printerName());
        field(page, LEFT, 52, new Text("時間", "Time"), Words.minute(content.printedAt()) + " (UTC+8)");
        page.code(93, 20, 22.5, QrSymbol.of("QUICKPERMIT TEST PAGE " + content.sheetNumber()));
        ruler(page);
        EntryPermitPaper.zone(page,
                List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "<<TEST<PAGE<<<VOID<<<TEST<PAGE<<<<<<"));
        return Painter.pdf("測試頁 Test Page", content.printedAt(), List.of(page));
    }

    private static void field(Page page, double x, double y, Text label, String value) {
        page.pair(label.en(), x, y, LABEL, label);
        page.text(label.en(), x, y + 4, VALUE.fitting(value, 78), value);
    }

    /// Three millimetres inside the edge: missing or uneven sides show a misfed sheet.
    private static void frame(Page page) {
        double width = page.width() - 6;
        double height = page.height() - 6;
        page.box(3, 3, width, 0.3, Ink.TEXT);
        page.box(3, 3 + height - 0.3, width, 0.3, Ink.TEXT);
        page.box(3, 3, 0.3, height, Ink.TEXT);
        page.box(3 + width - 0.3, 3, 0.3, height, Ink.TEXT);
    }

    /// Fifty millimetres, to find a printer that scales.
    private static void ruler(Page page) {
        for (int mm = 0; mm <= 50; mm++) {
            double length = mm % 10 == 0 ? 3 : mm % 5 == 0 ? 2.2 : 1.4;
            page.box(LEFT + mm - 0.05, 65 - length, 0.1, length, Ink.TEXT);
        }
        page.text("ruler", LEFT + 52, 65, LABEL, "50 mm");
    }
}
