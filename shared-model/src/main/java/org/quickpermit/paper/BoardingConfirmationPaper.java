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
    private static final double CODE_Y = 17;
    private static final double SECOND = 72;
    private static final double THIRD = 138;
    private static final double TEXT_RIGHT = CODE_X - 9;
    private static final Type LABEL = Type.regular(8);
    private static final Type VALUE = Type.bold(12);
    private static final Type BODY = Type.regular(9.5);

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
        howToUse(page, content);
        return Painter.pdf("搭機證明 Boarding Confirmation", content.printedAt(), List.of(page));
    }

    private static void head(Page page, BoardingConfirmationContent content) {
        page.pair("bureau", LEFT, 15.5, Type.regular(9.5), Words.BUREAU);
        page.text("title", LEFT, 28, Type.bold(28), "搭機證明");
        page.text("title", LEFT, 37, Type.regular(28).english(), "Boarding Confirmation");
        page.box(LEFT, 41.2, TEXT_RIGHT - LEFT, 0.7, Ink.ACCENT);
        page.code(CODE_X, CODE_Y, CODE, QrSymbol.of(content.seal()));
        String number = content.permitId().humanNumber();
        page.machineText("permit number", CODE_X, CODE_Y + CODE + 6.2, Type.ocrB(CODE / number.length()), number);
    }

    private static void traveller(Page page, BoardingConfirmationContent content) {
        PrintedName name = PrintedName.of(content.chineseName(), content.document());
        double width = TEXT_RIGHT - LEFT;
        page.pair("label", LEFT, 47.6, LABEL, new Text("姓名", "Name"));
        double baseline = 55.2;
        if (name.chinese() != null) {
            page.text("chineseName", LEFT, baseline, Type.bold(19).fitting(name.chinese(), width), name.chinese());
            baseline += 6.4;
        }
        Type romanised = Type.bold(name.chinese() == null ? 16 : 13).fitting(name.romanised(), width);
        page.text("name", LEFT, baseline, romanised, name.romanised());
        if (name.note() != null) {
            page.pair("note", LEFT, baseline + 5.6, LABEL, name.note());
        }
        double y = 68.4;
        field(page, LEFT, y, new Text("旅行證件號碼", "Document no."), content.document().number());
        field(page, SECOND, y, new Text("國籍", "Nationality"), content.document().nationality());
        field(page, 102, y, new Text("出生日期", "Date of birth"), Words.date(content.document().birthDate()));
        Text sex = Words.sex(content.document().sex());
        field(page, THIRD, y, new Text("性別", "Sex"), sex.zh() + " " + sex.en());
    }

    private static void terms(Page page, BoardingConfirmationContent content) {
        page.box(LEFT, 78, RIGHT - LEFT, 0.2, Ink.HAIRLINE);
        double y = 83.4;
        big(page, LEFT, y, new Text("搭機有效至", "Valid to board until"), Words.date(content.boardUntil()), "");
        big(page, SECOND, y, new Text("入臺證最後可用日", "Entry permit usable until"),
                Words.date(content.lastUsableDay()), "");
        big(page, THIRD, y, new Text("入境次數", "Entries"), Integer.toString(content.entriesAllowed()), "次");
        big(page, 164, y, new Text("每次停留", "Each stay"), Integer.toString(content.stayDays()), "日 days");
        double low = 97;
        field(page, LEFT, low, new Text("案號", "Case number"), content.caseNumber().value());
        field(page, SECOND, low, new Text("申請日", "Applied on"), Words.date(content.applicationDate()));
        field(page, THIRD, low, new Text("規費", "Official fee"), content.fee().toString());
    }

    private static void field(Page page, double x, double y, Text label, String value) {
        page.pair(label.en(), x, y, LABEL, label);
        page.text(label.en(), x, y + 5.6, VALUE, value);
    }

    private static void big(Page page, double x, double y, Text label, String value, String unit) {
        page.pair(label.en(), x, y, LABEL, label);
        double behind = page.text(label.en(), x, y + 7.2, Type.bold(17), value);
        page.text(label.en(), behind + 1.2, y + 7.2, Type.regular(11), unit);
    }

    private static void stations(Page page, List<Station> stations) {
        page.box(LEFT, 106.8, RIGHT - LEFT, 0.2, Ink.HAIRLINE);
        page.pair("label", LEFT, 112, Type.bold(8.5),
                new Text("抵臺後，請至下列任一處列印入臺證", "After landing, print your entry permit at any of these places"));
        int rows = Math.max(4, (stations.size() + 1) / 2);
        double pitch = 26.6 / rows;
        Type type = Type.regular(7.8 * pitch / 6.65);
        for (int i = 0; i < stations.size(); i++) {
            double x = i < rows ? LEFT : 107;
            station(page, x, 117.6 + i % rows * pitch, 84, type, stations.get(i));
        }
    }

    private static void station(Page page, double x, double y, double width, Type type, Station station) {
        String name = station.name().zh();
        String place = station.location().zh();
        Type bold = new Type(Face.BOLD, type.fitting(name + "　" + place, width * 0.98).size());
        double behind = page.text("station", x, y, bold, name);
        page.text("station", behind + bold.size() * 0.25, y, Type.regular(bold.size()), place);
        String en = station.name().en() + " – " + station.location().en();
        page.text("station", x, y + type.size() * 0.37, type.english().fitting(en, width), en);
    }

    private static void foot(Page page, BoardingConfirmationContent content) {
        page.box(LEFT, 142.8, RIGHT - LEFT, 0.2, Ink.HAIRLINE);
        Type small = Type.regular(7.5);
        page.pair("agencyName", LEFT, 146.4, small, content.agencyName());
        String printed = "列印時間 Printed " + Words.minute(content.printedAt()) + " (UTC+8)";
        page.textRight("printed", RIGHT, 146.4, small, printed);
        page.box(5, 148.4, 5, 0.2, Ink.HAIRLINE);
        page.box(200, 148.4, 5, 0.2, Ink.HAIRLINE);
    }

    private static void howToUse(Page page, BoardingConfirmationContent content) {
        double y = heading(page, 163, new Text("使用方式", "How to use this paper"));
        int number = 1;
        for (Text step : Words.STEPS) {
            page.text("step", LEFT, y, Type.bold(10), Integer.toString(number++));
            y = page.paragraph("step", LEFT + 6, y, RIGHT - LEFT - 6, BODY, step) + 6.6;
        }
        y = heading(page, y + 5, new Text("請注意", "Please note"));
        for (Text note : Words.notes(content.fee())) {
            y = page.paragraph("note", LEFT + 6, y, RIGHT - LEFT - 6, BODY, note) + 6.6;
        }
        Words.footer(page, LEFT, RIGHT, "搭機證明 Boarding Confirmation　" + content.permitId().humanNumber(), Words.VERIFY,
                1,
                1);
    }

    private static double heading(Page page, double y, Text text) {
        page.pair("heading", LEFT, y, Type.bold(11), text);
        return y + 8;
    }
}
