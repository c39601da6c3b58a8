package org.quickpermit.server.quickpermit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

/// What an agency searches its cases for.
///
/// @param from first moment, milliseconds of the epoch
/// @param before first moment after the period
/// @param text part of a name, document number or case number, in any case; empty for all
/// @param state `REFUSED` or a permit state; empty for all
/// @param limit rows per page
/// @param afterTime moment of the last row of the former page, or the end of time
/// @param afterCase its case number
public record CaseSearch(long from, long before, String text, String state, int limit, long afterTime,
        String afterCase) {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int LONGEST_TEXT = 60;

    /// Reads the parameters of the query.
    ///
    /// @param query gives a parameter by name
    /// @param zone zone of the days
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming every parameter at fault
    public static CaseSearch of(Function<String, Optional<String>> query, ZoneId zone) {
        FieldErrors errors = new FieldErrors();
        LocalDate from = day(query, "from", LocalDate.EPOCH, errors);
        LocalDate to = day(query, "to", LocalDate.of(9998, 12, 31), errors);
        errors.require(!to.isBefore(from), "query:to", "BEFORE_FROM",
                new Text("迄日不得早於起日。", "The last day must not be before the first."));
        String text = query.apply("q").orElse("").strip();
        errors.require(text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl), "query:q",
                "INVALID", new Text("查詢文字須在 60 字以內。", "Search for at most 60 characters."));
        String state = query.apply("state").orElse("");
        boolean known = state.isEmpty() || state.equals("REFUSED")
                || Stream.of(PermitState.values()).anyMatch(each -> each.name().equals(state));
        errors.require(known, "query:state", "UNKNOWN",
                new Text("狀態須為 REFUSED 或許可狀態。", "The state must be REFUSED or a permit state."));
        int limit = limit(query, errors);
        String after = query.apply("after").orElse("");
        String[] mark = after.split("_", -1);
        boolean marked = mark.length == 2 && mark[0].matches("\\d{1,15}") && CaseNumber.isValid(mark[1]);
        errors.require(after.isEmpty() || marked, "query:after", "INVALID",
                new Text("請使用前一頁之 next 值。", "Use the next value of the former page."));
        errors.throwIfAny();
        return new CaseSearch(from.atStartOfDay(zone).toInstant().toEpochMilli(),
                to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli(), text, state, limit,
                marked ? Long.parseLong(mark[0]) : Long.MAX_VALUE, marked ? mark[1] : "");
    }

    /// The mark behind which the next page begins.
    static String markAfter(CaseList.Row row) {
        return row.decidedAt().toEpochMilli() + "_" + row.caseNumber();
    }

    /// A pattern of LIKE for what is kept in capitals: names as in the zone, document numbers, case numbers. Wildcards in
    /// the text are taken literally, `!` being the escape.
    String capitals() {
        return pattern(text.toUpperCase(Locale.ROOT));
    }

    /// A pattern of LIKE for Chinese names, which are kept as typed and may hold Latin letters too: to be compared in small
    /// letters on both sides, since LIKE minds the case on one engine and not on the other.
    String asTyped() {
        return pattern(text);
    }

    private static String pattern(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static int limit(Function<String, Optional<String>> query, FieldErrors errors) {
        String text = query.apply("limit").orElse(Integer.toString(USUAL));
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        errors.require(limit >= 1 && limit <= MOST, "query:limit", "OUT_OF_RANGE",
                new Text("每頁筆數須為 1 至 200。", "The limit must be 1 to 200."));
        return limit;
    }

    private static LocalDate day(Function<String, Optional<String>> query, String name, LocalDate otherwise,
            FieldErrors errors) {
        Optional<String> text = query.apply(name);
        try {
            LocalDate day = text.map(LocalDate::parse).orElse(otherwise);
            errors.require(day.getYear() >= 1970 && day.getYear() <= 9998, "query:" + name, "OUT_OF_RANGE",
                    new Text("日期須在 1970 至 9998 年之間。", "The year must be 1970 to 9998."));
            return day;
        } catch (DateTimeException e) {
            errors.add("query:" + name, "INVALID",
                    new Text("須為存在之日期，如 2026-11-22。", "Must be an existing date, as 2026-11-22."));
            return otherwise;
        }
    }
}
