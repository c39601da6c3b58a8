package org.quickpermit.paper;

import java.util.List;

import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

/// Draws the boarding confirmation (搭機證明): A4. All that matters stands in the upper half, so that it can be folded to
/// A5; the lower half says how to use it.
public final class BoardingConfirmationPaper {
    private static final double LEFT = 18;
    private static final double RIGHT = 192;
    private static final double CODE = 31.35;
    private static final double CODE_X = RIGHT - CODE;
    private static final double CODE_Y = 19;
    private static final double TEXT_RIGHT = CODE_X - 9;
    private static final Type LABEL = Type.regular(8);
    private static final Type VALUE = Type.bold(12);

    private BoardingConfirmationPaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character outside the Chinese name cannot be shown
    /// @throws IllegalArgumentException when the seal is empty or does not fit a QR code
    public static byte[] pdf(BoardingConfirmationContent content) {
        Page page = new Page(210, 297);
        head(page, content);
        traveller(page, content);
        terms(page, content);
        stations(page, content.stations());
        foot(page, content);
        howToUse(page);
        return Painter.pdf("搭機證明 Boarding Confirmation", content.printedAt(), List.of(page));
    }

    private static void head(Page page, BoardingConfirmationContent content) {
        page.pair("bureau", LEFT, 17.5, Type.regular(9.5), Words.BUREAU);
        page.text("title", LEFT, 30.5, Type.bold(28), "搭機證明");
        page.text("title", LEFT, 39, Type.regular(28).english(), "Boarding Confirmation");
        page.box(LEFT, 43.6, TEXT_RIGHT - LEFT, 0.7, Ink.ACCENT);
        page.code(CODE_X, CODE_Y, CODE, QrSymbol.of(content.seal()));
        String number = content.permitId().humanNumber();
        page.machineText("permit number", CODE_X, CODE_Y + CODE + 6.2, Type.ocrB(CODE / number.length()), number);
    }

    private static void traveller(Page page, BoardingConfirmationContent content) {
        PrintedName name = PrintedName.of(content.chineseName(), content.document());
        double width = TEXT_RIGHT - LEFT;
        page.pair("label", LEFT, 50.6, LABEL, new Text("姓名", "Name"));
        double baseline = 58.6;
        if (name.chinese() != null) {
            page.text("chineseName", LEFT, baseline, Type.bold(19).fitting(name.chinese(), width), name.chinese());
            baseline += 6.6;
        }
        Type romanised = Type.bold(name.chinese() == null ? 16 : 13).fitting(name.romanised(), width);
        page.text("name", LEFT, baseline, romanised, name.romanised());
        if (name.note() != null) {
            page.pair("note", LEFT, baseline + 6, LABEL, name.note());
        }
        double y = 71.5;
        field(page, LEFT, y, new Text("旅行證件號碼", "Document no."), content.document().number());
        field(page, 72, y, new Text("國籍", "Nationality"), content.document().nationality());
        field(page, 102, y, new Text("出生日期", "Date of birth"), Words.date(content.document().birthDate()));
        Text sex = Words.sex(content.document().sex());
        field(page, 143, y, new Text("性別", "Sex"), sex.zh() + " " + sex.en());
    }

    private static void terms(Page page, BoardingConfirmationContent content) {
        double y = 86;
        page.box(LEFT, y - 5.5, RIGHT - LEFT, 0.2, Ink.HAIRLINE);
        big(page, LEFT, y, new Text("搭機有效至", "Valid to board until"), Words.date(content.boardUntil()));
        big(page, 72, y, new Text("入臺證最後可用日", "Entry permit usable until"),
                Words.date(content.lastUsableDay()));
        String entries = content.entriesAllowed() + " 次";
        big(page, 134, y, new Text("入境次數", "Entries"), entries);
        big(page, 162, y, new Text("每次停留", "Each stay"), content.stayDays() + " 日");
        double low = 101;
        field(page, LEFT, low, new Text("案號", "Case number"), content.caseNumber().value());
        field(page, 72, low, new Text("申請日", "Applied on"), Words.date(content.applicationDate()));
        field(page, 134, low, new Text("規費", "Official fee"), content.fee().toString());
    }

    private static void field(Page page, double x, double y, Text label, String value) {
        page.pair(label.en(), x, y, LABEL, label);
        page.text(label.en(), x, y + 5.8, VALUE, value);
    }

    private static void big(Page page, double x, double y, Text label, String value) {
        page.pair(label.en(), x, y, LABEL, label);
        page.text(label.en(), x, y + 7.4, Type.bold(17), value);
    }

    private static void stations(Page page, List<Station> stations) {
        page.box(LEFT, 110.6, RIGHT - LEFT, 0.2, Ink.HAIRLINE);
        page.pair("label", LEFT, 115.6, LABEL,
                new Text("抵臺後請在下列任一列印機列印入臺證", "After landing, print your entry permit at any of these kiosks"));
        int rows = (stations.size() + 1) / 2;
        double pitch = Math.min(6.2, 22.0 / Math.max(1, rows));
        Type type = Type.regular(Math.min(8, pitch * 1.3));
        for (int i = 0; i < stations.size(); i++) {
            double x = i < rows ? LEFT : 107;
            double y = 121.2 + i % rows * pitch;
            station(page, x, y, 85, type, stations.get(i));
        }
    }

    private static void station(Page page, double x, double y, double width, Type type, Station station) {
        Type name = Type.bold(type.size());
        String zh = station.name().zh() + "　" + station.location().zh();
        page.text("station", x, y, name.fitting(zh, width), zh);
        String en = station.name().en() + ", " + station.location().en();
        page.text("station", x, y + type.size() * 0.36, type.english().fitting(en, width), en);
    }

    private static void foot(Page page, BoardingConfirmationContent content) {
        page.box(LEFT, 139.4, RIGHT - LEFT, 0.2, Ink.HAIRLINE);
        Type small = Type.regular(7);
        page.pair("agency", LEFT, 143.8, small, content.agencyName());
        page.textRight("printed", RIGHT, 143.8, small,
                "列印時間 " + Words.minute(content.printedAt()) + " (UTC+8)");
    }

    private static void howToUse(Page page) {
        page.box(6, 148.4, 6, 0.2, Ink.HAIRLINE);
        page.box(198, 148.4, 6, 0.2, Ink.HAIRLINE);
    }
}
