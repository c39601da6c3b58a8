package org.quickpermit.paper;

import java.util.List;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Text;

/// Draws the entry permit (入臺證): ID-3, 125 × 88 mm, on numbered stock. Above, what people read; below, a
/// machine-readable zone as on visas of format B (ICAO Doc 9303-7), so that the inspector's passport reader takes it
/// too; at the right the barcode.
public final class EntryPermitPaper {
    static final double WIDTH = 125;
    static final double HEIGHT = 88;

    /// Middle of the zone's rows above the lower edge, and where its first character begins (Doc 9303-3).
    private static final double UPPER_ROW = 15.75;
    private static final double LOWER_ROW = 9.4;
    private static final double ZONE_LEFT = 6;

    private static final double CODE = 28.5;
    private static final double CODE_X = WIDTH - 6 - CODE;
    private static final double CODE_Y = 19;
    private static final double TEXT_WIDTH = CODE_X - 5 - ZONE_LEFT;
    private static final Type LABEL = Type.regular(6);
    private static final Type VALUE = Type.bold(9);

    private EntryPermitPaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character outside the Chinese name cannot be shown
    /// @throws IllegalArgumentException when a field cannot stand in the zone, or the seal is empty or does not fit a
    ///         QR code
    public static byte[] pdf(EntryPermitContent content) {
        Page page = new Page(WIDTH, HEIGHT);
        head(page, content);
        traveller(page, content);
        terms(page, content);
        code(page, content);
        zone(page, zone(content));
        return Painter.pdf("入臺證 Entry Permit", content.issuedOn().atStartOfDay(Words.TAIPEI).toInstant(),
                List.of(page));
    }

    /// The two rows of the machine-readable zone: a visa of this country on the traveller's document number, good until
    /// the last usable day, the sheet number's last eight characters as optional data.
    ///
    /// @throws IllegalArgumentException when a field cannot stand in it, as a document number of more than 9 characters
    public static List<String> zone(EntryPermitContent content) {
        TravelDocument holder = content.document();
        TravelDocument visa = new TravelDocument("V", "TWN", holder.number(), holder.nationality(), holder.surname(),
                holder.givenNames(), holder.nameMayBeTruncated(), holder.birthDate(), holder.sex(),
                content.lastUsableDay());
        String sheet = content.sheetNumber();
        return Mrz.write(visa, sheet.substring(Math.max(0, sheet.length() - 8)), MrzFormat.MRV_B);
    }

    private static void head(Page page, EntryPermitContent content) {
        double behind = page.text("title", ZONE_LEFT, 12.6, Type.bold(19), "入臺證");
        page.text("title", behind + 3, 12.6, Type.regular(19).english(), "Entry Permit");
        page.textRight("bureau", WIDTH - 6, 9, Type.regular(6.4), Words.BUREAU.zh());
        page.textRight("bureau", WIDTH - 6, 12.2, Type.regular(6.4).english(), Words.BUREAU.en());
        page.box(ZONE_LEFT, 15, WIDTH - 12, 0.5, Ink.ACCENT);
    }

    private static void traveller(Page page, EntryPermitContent content) {
        PrintedName name = PrintedName.of(content.chineseName(), content.document());
        page.pair("label", ZONE_LEFT, 20.2, LABEL, new Text("姓名", "Name"));
        double baseline = 25.6;
        if (name.chinese() != null) {
            page.text("chineseName", ZONE_LEFT, baseline, Type.bold(13).fitting(name.chinese(), TEXT_WIDTH),
                    name.chinese());
            baseline += 4.6;
        }
        Type romanised = name.chinese() == null ? Type.bold(11) : VALUE;
        page.text("name", ZONE_LEFT, baseline, romanised.fitting(name.romanised(), TEXT_WIDTH), name.romanised());
        if (name.note() != null) {
            page.text("note", ZONE_LEFT, baseline + 3.4, Type.regular(5.4), name.note().zh());
            page.text("note", ZONE_LEFT, baseline + 5.8, Type.regular(5.4).english(), name.note().en());
        }
        field(page, ZONE_LEFT, 36, new Text("旅行證件號碼", "Document no."), content.document().number());
        field(page, 38, 36, new Text("國籍", "Nationality"), content.document().nationality());
        field(page, 62, 36, new Text("出生日期", "Date of birth"), Words.date(content.document().birthDate()));
    }

    private static void terms(Page page, EntryPermitContent content) {
        Text sex = Words.sex(content.document().sex());
        field(page, ZONE_LEFT, 45.4, new Text("入境次數", "Entries"), content.entriesAllowed() + " 次");
        field(page, 38, 45.4, new Text("每次停留", "Each stay"), content.stayDays() + " 日");
        field(page, 62, 45.4, new Text("性別", "Sex"), sex.zh() + " " + sex.en());
        field(page, ZONE_LEFT, 54.8, new Text("發證日", "Issued"), Words.date(content.issuedOn()));
        page.pair("label", 38, 54.8, LABEL, new Text("最後可用日", "Use until"));
        page.text("last usable day", 38, 60, Type.bold(14), Words.date(content.lastUsableDay()));
    }

    private static void field(Page page, double x, double y, Text label, String value) {
        page.pair(label.en(), x, y, LABEL, label);
        page.text(label.en(), x, y + 4.2, VALUE, value);
    }

    private static void code(Page page, EntryPermitContent content) {
        page.code(CODE_X, CODE_Y, CODE, QrSymbol.of(content.seal()));
        String number = content.permitId().humanNumber();
        page.machineText("permit number", CODE_X, CODE_Y + CODE + 5, Type.ocrB(CODE / number.length()), number);
        page.pair("label", CODE_X, CODE_Y + CODE + 9.4, LABEL, new Text("證號", "Sheet no."));
        page.textRight("sheetNumber", CODE_X + CODE, CODE_Y + CODE + 9.6, Type.bold(8), content.sheetNumber());
    }

    static void zone(Page page, List<String> rows) {
        Type type = Type.ocrB();
        double half = capitalHeight(type) / 2;
        page.machineText("zone", ZONE_LEFT, HEIGHT - UPPER_ROW + half, type, rows.getFirst());
        page.machineText("zone", ZONE_LEFT, HEIGHT - LOWER_ROW + half, type, rows.getLast());
    }

    /// OCR-B capitals are as high as 0.68 of the type's size.
    private static double capitalHeight(Type type) {
        return 0.68 * type.size() / Type.POINTS_PER_MM;
    }
}
