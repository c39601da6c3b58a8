package org.quickpermit.paper;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.Text;

/// Draws the statement of a deposit: A4, as many pages as it takes, totals by kind at the end.
public final class DepositStatementPaper {
    private static final double LEFT = 18;
    private static final double RIGHT = 192;
    private static final double KIND_X = 52;
    private static final double REFERENCE_X = 92;
    private static final double AMOUNT_RIGHT = 160;
    private static final double FIRST_ROW = 81.5;
    private static final double LAST_ROW = 272;
    private static final double PITCH = 6.2;
    private static final int TOTAL_ROWS = 7;
    private static final Text LEDGER = new Text("以入出境管理局帳冊為準", "The bureau's ledger is the authority");
    private static final Type ROW = Type.regular(8.5);

    private DepositStatementPaper() {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    /// @throws ArithmeticException when the totals do not fit a `long`
    public static byte[] pdf(DepositStatementContent content) {
        List<DepositStatement.Line> lines = content.statement().lines();
        int perPage = (int) ((LAST_ROW - FIRST_ROW) / PITCH);
        int pageCount = (lines.size() + TOTAL_ROWS + perPage - 1) / perPage;
        List<Page> pages = new ArrayList<>();
        for (int number = 0; number < pageCount; number++) {
            Page page = new Page(210, 297);
            head(page, content);
            double y = FIRST_ROW;
            int from = Math.min(lines.size(), number * perPage);
            for (DepositStatement.Line line : lines.subList(from, Math.min(lines.size(), from + perPage))) {
                row(page, y, line);
                y += PITCH;
            }
            if (number == pageCount - 1) {
                totals(page, Math.min(y, LAST_ROW - (TOTAL_ROWS - 2) * PITCH), content.statement());
            }
            Words.footer(page, LEFT, RIGHT, "預付金明細 Deposit Statement　" + content.statement().agencyId(), LEDGER,
                    number + 1, pageCount);
            pages.add(page);
        }
        return Painter.pdf("預付金明細 Deposit Statement", content.printedAt(), pages);
    }

    private static void head(Page page, DepositStatementContent content) {
        DepositStatement statement = content.statement();
        page.pair("bureau", LEFT, 17.5, Type.regular(9.5), Words.BUREAU);
        double behind = page.text("title", LEFT, 30, Type.bold(24), "預付金明細");
        page.text("title", behind + 4, 30, Type.regular(24).english(), "Deposit Statement");
        page.box(LEFT, 35, RIGHT - LEFT, 0.7, Ink.ACCENT);
        field(page, LEFT, new Text("旅行社", "Agency"), content.agencyName().zh());
        page.text("agencyName", LEFT, 52.6, Type.regular(9), content.agencyName().en());
        field(page, 92, new Text("期間", "Period"), Words.date(statement.from()) + " – " + Words.date(statement.to()));
        page.textRight("printed", RIGHT, 42.5, Type.regular(8), "列印時間 Printed");
        page.textRight("printed", RIGHT, 48.3, Type.regular(9), Words.minute(content.printedAt()));
        page.pair("opening", LEFT, 64, Type.regular(9), new Text("期初餘額", "Opening balance"));
        page.textRight("opening", RIGHT, 64, Type.bold(10), statement.opening().toString());
        columns(page);
    }

    private static void columns(Page page) {
        double y = 74;
        Type type = Type.regular(7.5);
        page.pair("column", LEFT, y, type, new Text("時間", "Time"));
        page.pair("column", KIND_X, y, type, new Text("事項", "Entry"));
        page.pair("column", REFERENCE_X, y, type, new Text("案號或收據號", "Case or receipt"));
        page.textRight("column", AMOUNT_RIGHT, y, type, "金額 Amount");
        page.textRight("column", RIGHT, y, type, "餘額 Balance");
        page.box(LEFT, y + 2.2, RIGHT - LEFT, 0.3, Ink.TEXT);
    }

    private static void field(Page page, double x, Text label, String value) {
        page.pair(label.en(), x, 42.5, Type.regular(8), label);
        page.text(label.en(), x, 48.3, Type.bold(11), value);
    }

    private static void row(Page page, double y, DepositStatement.Line line) {
        page.text("time", LEFT, y, ROW, Words.minute(line.at()));
        page.pair("entry", KIND_X, y, ROW, kind(line.kind()));
        if (line.caseNumber() != null) {
            page.text("case number", REFERENCE_X, y, ROW, line.caseNumber().value());
        } else if (line.reference() != null) {
            page.text("reference", REFERENCE_X, y, ROW.fitting(line.reference(), 42), line.reference());
        }
        page.textRight("amount", AMOUNT_RIGHT, y, ROW, line.amount().toString());
        page.textRight("balance", RIGHT, y, ROW, line.balance().toString());
        page.box(LEFT, y + 2, RIGHT - LEFT, 0.1, Ink.HAIRLINE);
    }

    private static void totals(Page page, double top, DepositStatement statement) {
        double y = top + PITCH;
        for (DepositStatement.Kind kind : DepositStatement.Kind.values()) {
            List<DepositStatement.Line> lines = statement.lines().stream().filter(line -> line.kind() == kind).toList();
            Ntd sum = lines.stream().map(DepositStatement.Line::amount).reduce(Ntd.ZERO, Ntd::plus);
            page.pair("total", REFERENCE_X, y, ROW, kind(kind));
            page.textRight("total", 135, y, ROW, lines.size() + " 筆");
            page.textRight("total", AMOUNT_RIGHT, y, ROW, sum.toString());
            y += PITCH;
        }
        page.box(REFERENCE_X, y - 3.6, RIGHT - REFERENCE_X, 0.3, Ink.TEXT);
        page.pair("closing", REFERENCE_X, y + 2, Type.bold(10), new Text("期末餘額", "Closing balance"));
        page.textRight("closing", RIGHT, y + 2, Type.bold(12), statement.closing().toString());
    }

    private static Text kind(DepositStatement.Kind kind) {
        return switch (kind) {
            case TOP_UP -> new Text("存入", "Top-up");
            case PERMIT_FEE -> new Text("規費", "Permit fee");
            case REFUND -> new Text("退費", "Refund");
        };
    }
}
