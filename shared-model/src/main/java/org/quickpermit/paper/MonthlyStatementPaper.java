package org.quickpermit.paper;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.MonthlyStatement.Member;
import org.quickpermit.wire.MonthlyStatement.Sum;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// Draws the statement of a closed month (QP-8): A4, as many pages as it takes, the digest on each.
public final class MonthlyStatementPaper {
    private static final double LEFT = 18;
    private static final double RIGHT = 192;
    private static final double ITEM_X = 52;
    private static final double PRICE_RIGHT = 126;
    private static final double COUNT_RIGHT = 150;
    private static final double FIRST_ROW = 92;
    private static final double LAST_ROW = 268;
    private static final double PITCH = 6.6;
    private static final int GROUP = 8;
    private static final Text LEDGER = new Text("以入出境管理局帳冊為準", "The bureau's ledger is the authority");
    private static final Type ROW = Type.regular(8.5);
    private static final Type SUM = Type.bold(9);

    private MonthlyStatementPaper() {}

    /// One row of the table.
    private record Row(String agency, Text item, @Nullable Ntd price, String count, Ntd amount, Type type) {}

    /// The paper as a PDF with every font embedded. Safe for use by many threads.
    ///
    /// @throws MissingGlyphsException when a character cannot be shown
    public static byte[] pdf(MonthlyStatementContent content) {
        List<Row> rows = content.statement().members().stream().flatMap(member -> rows(member).stream()).toList();
        int perPage = (int) ((LAST_ROW - FIRST_ROW) / PITCH);
        int pageCount = Math.max(1, (rows.size() + perPage - 1) / perPage);
        List<Page> pages = new ArrayList<>();
        for (int number = 0; number < pageCount; number++) {
            Page page = new Page(210, 297);
            head(page, content);
            double y = FIRST_ROW;
            for (Row row : rows.subList(number * perPage, Math.min(rows.size(), (number + 1) * perPage))) {
                draw(page, y, row);
                y += PITCH;
            }
            Words.footer(page, LEFT, RIGHT, "月結單 Monthly Statement　" + content.statement().id(), LEDGER, number + 1,
                    pageCount);
            pages.add(page);
        }
        return Painter.pdf("月結單 Monthly Statement " + content.statement().month(), content.printedAt(), pages);
    }

    /// A digest in groups that two people can read to one another.
    ///
    /// @param digest hexadecimal digits
    public static String grouped(String digest) {
        return digest.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    private static void head(Page page, MonthlyStatementContent content) {
        MonthlyStatement statement = content.statement();
        page.pair("bureau", LEFT, 17.5, Type.regular(9.5), Words.BUREAU);
        double behind = page.text("title", LEFT, 30, Type.bold(24), "月結單");
        page.text("title", behind + 4, 30, Type.regular(24).english(), "Monthly Statement");
        page.box(LEFT, 35, RIGHT - LEFT, 0.7, Ink.ACCENT);
        field(page, LEFT, new Text("戶名", "Account"), content.holderName().zh());
        page.text("holderName", LEFT, 52.6, Type.regular(9), content.holderName().en());
        field(page, 92, new Text("月份", "Month"), statement.month());
        field(page, 130, new Text("件數", "Permits"), Long.toString(statement.permits()));
        page.textRight("printed", RIGHT, 42.5, Type.regular(8), "列印時間 Printed");
        page.textRight("printed", RIGHT, 48.3, Type.regular(9), Words.minute(content.printedAt()));
        page.pair("balance", LEFT, 62, Type.regular(9), new Text("期初餘額", "Opening balance"));
        page.text("balance", 70, 62, Type.bold(10), statement.opening().toString());
        page.pair("balance", 112, 62, Type.regular(9), new Text("期末餘額", "Closing balance"));
        page.textRight("balance", RIGHT, 62, Type.bold(12), statement.closing().toString());
        page.pair("digest", LEFT, 69, Type.regular(7.5), new Text("內容雜湊，與管理局存本比對", "Digest SHA-256, to be compared"));
        page.text("digest", LEFT, 74.5, Type.regular(8.5), grouped(statement.digest()));
        columns(page);
    }

    private static void columns(Page page) {
        double y = 84;
        Type type = Type.regular(7.5);
        page.pair("column", LEFT, y, type, new Text("旅行社", "Agency"));
        page.pair("column", ITEM_X, y, type, new Text("事項", "Entry"));
        page.textRight("column", PRICE_RIGHT, y, type, "單價 Price");
        page.textRight("column", COUNT_RIGHT, y, type, "筆數 Count");
        page.textRight("column", RIGHT, y, type, "金額 Amount");
        page.box(LEFT, y + 2.2, RIGHT - LEFT, 0.3, Ink.TEXT);
    }

    private static void field(Page page, double x, Text label, String value) {
        page.pair(label.en(), x, 42.5, Type.regular(8), label);
        page.text(label.en(), x, 48.3, Type.bold(11), value);
    }

    private static List<Row> rows(Member member) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(member.agencyId(), new Text("期初餘額", "Opening balance"), null, "", member.opening(), ROW));
        for (Sum sum : member.sums()) {
            rows.add(new Row("", item(sum.item()), sum.unitPrice(), Long.toString(sum.count()), sum.amount(), ROW));
        }
        rows.add(new Row("", new Text("期末餘額", "Closing balance"), null, "", member.closing(), SUM));
        return rows;
    }

    private static void draw(Page page, double y, Row row) {
        if (!row.agency().isEmpty()) {
            page.text("agency", LEFT, y, SUM.fitting(row.agency(), 32), row.agency());
        }
        page.pair("entry", ITEM_X, y, row.type(), row.item());
        if (row.price() != null) {
            page.textRight("price", PRICE_RIGHT, y, row.type(), row.price().toString());
        }
        if (!row.count().isEmpty()) {
            page.textRight("count", COUNT_RIGHT, y, row.type(), row.count());
        }
        page.textRight("amount", RIGHT, y, row.type(), row.amount().toString());
        page.box(LEFT, y + 2.2, RIGHT - LEFT, 0.1, Ink.HAIRLINE);
    }

    private static Text item(MonthlyStatement.Item item) {
        return switch (item) {
            case TOP_UP -> new Text("存入", "Top-up");
            case PERMIT_FEE -> new Text("規費", "Permit fee");
            case REFUND -> new Text("退費", "Refund");
            case ASSOCIATION_FEE -> new Text("公會收費", "Association fee");
        };
    }
}
