package org.quickpermit.agency.deposit;

import java.nio.charset.StandardCharsets;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.MonthlyStatement.Member;
import org.quickpermit.wire.MonthlyStatement.Sum;

/// A closed month as comma-separated values (RFC 4180), for the books of the agency.
final class MonthTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private MonthTable() {}

    /// The bytes of the file: UTF-8 with a byte order mark, as spreadsheet programs want it; amounts are whole dollars.
    static byte[] csv(MonthlyStatement statement) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        line(text, "agency", "month", "entry", "unit_price", "count", "amount");
        for (Member member : statement.members()) {
            line(text, member.agencyId(), statement.month(), "OPENING_BALANCE", "", "", dollars(member.opening()));
            for (Sum sum : member.sums()) {
                Ntd price = sum.unitPrice();
                line(text, member.agencyId(), statement.month(), sum.item().name(), price == null ? "" : dollars(price),
                        Long.toString(sum.count()), dollars(sum.amount()));
            }
            line(text, member.agencyId(), statement.month(), "CLOSING_BALANCE", "", "", dollars(member.closing()));
        }
        line(text, statement.id(), statement.month(), "DIGEST_SHA256", "", "", statement.digest());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String dollars(Ntd amount) {
        return Long.toString(amount.dollars());
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(String.join(",", fields)).append("\r\n");
    }
}
