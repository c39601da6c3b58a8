package org.quickpermit.server.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.stock.SheetState.Account;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.SheetLife;
import org.quickpermit.wire.StockReport;
import org.quickpermit.wire.StockReport.Counts;
import org.quickpermit.wire.StockReport.RangeRow;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What became of numbered sheets, worked out from the books alone: each range is followed line by line.
public final class StockReports {
    private final Database database;
    private final SheetTable sheets;
    private final MovementTable movements;
    private final Clock clock;

    StockReports(Database database, SheetTable sheets, MovementTable movements, Clock clock) {
        this.database = database;
        this.sheets = sheets;
        this.movements = movements;
        this.clock = clock;
    }

    /// What a report is about.
    ///
    /// @param range the sheets, or null for all that were ever received
    /// @param stationId only those a station has or had, or null
    /// @param from first day of the period
    /// @param through last day of the period
    public record Question(@Nullable SheetRange range, @Nullable String stationId, LocalDate from, LocalDate through) {}

    private record Part(SheetRange range, boolean received) {}

    /// Makes a report.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] when the period ends before it begins
    public StockReport report(Question question) {
        if (question.through().isBefore(question.from())) {
            throw ApiProblem.field("query:through", "OUT_OF_RANGE", new Text("迄日不得早於起日。",
                    "The last day must not lie before the first."));
        }
        return database.read(handle -> {
            List<RangeRow> rows = new ArrayList<>();
            for (Part part : parts(handle, question.range())) {
                rows.addAll(rows(handle, part, question));
            }
            Counts total = rows.stream().map(RangeRow::counts).reduce(Counts.NONE, Counts::plus);
            return new StockReport(question.from(), question.through(), rows, total);
        });
    }

    private List<Part> parts(Handle handle, @Nullable SheetRange asked) {
        List<SheetRange> receipts = movements.receipts(handle);
        if (asked == null) {
            return receipts.stream().map(range -> new Part(range, true)).toList();
        }
        List<Part> parts = new ArrayList<>();
        long next = asked.first().serial();
        for (SheetRange receipt : receipts) {
            long from = Math.max(next, receipt.first().serial());
            long through = Math.min(asked.last().serial(), receipt.last().serial());
            if (!receipt.first().series().equals(asked.first().series()) || from > through) {
                continue;
            }
            gap(asked, next, from - 1).ifPresent(parts::add);
            parts.add(new Part(cut(asked, from, through), true));
            next = through + 1;
        }
        gap(asked, next, asked.last().serial()).ifPresent(parts::add);
        return parts;
    }

    private static Optional<Part> gap(SheetRange asked, long from, long through) {
        return from > through ? Optional.empty() : Optional.of(new Part(cut(asked, from, through), false));
    }

    private static SheetRange cut(SheetRange range, long from, long through) {
        return new SheetRange(range.first().plus(from - range.first().serial()), (int) (through - from + 1));
    }

    private List<RangeRow> rows(Handle handle, Part part, Question question) {
        Map<String, Counts> counts = new TreeMap<>();
        Instant begin = start(question.from());
        Instant end = start(question.through().plusDays(1));
        for (Fate fate : fates(handle, part.range(), end)) {
            counts.merge(fate.station == null ? "" : fate.station, fate.counts(begin), Counts::plus);
        }
        List<RangeRow> rows = new ArrayList<>();
        counts.forEach((station, sum) -> {
            if (question.stationId() == null || question.stationId().equals(station)) {
                rows.add(new RangeRow(part.range().first().toString(), part.range().last().toString(), part.received(),
                        station.isEmpty() ? null : station, sum));
            }
        });
        return rows;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /// What became of one sheet, as far as the lines read so far tell.
    private static final class Fate {
        private @Nullable SheetState state;
        private @Nullable String station;
        private Instant since = Instant.EPOCH;

        Counts counts(Instant begin) {
            Account account = state == null ? Account.UNACCOUNTED : state.account();
            boolean before = since.isBefore(begin);
            return switch (account) {
                case ISSUED -> new Counts(1, before ? 1 : 0, 0, before ? 0 : 1, 0, 0, 0);
                case SPOILED -> new Counts(1, 0, before ? 1 : 0, 0, before ? 0 : 1, 0, 0);
                case UNUSED -> new Counts(1, 0, 0, 0, 0, 1, 0);
                case UNACCOUNTED -> new Counts(1, 0, 0, 0, 0, 0, 1);
            };
        }
    }

    private List<Fate> fates(Handle handle, SheetRange range, Instant end) {
        List<Fate> fates = new ArrayList<>();
        for (int place = 0; place < range.count(); place++) {
            fates.add(new Fate());
        }
        for (MovementTable.Line line : movements.touching(handle, range)) {
            if (!line.movement().at().isBefore(end)) {
                continue;
            }
            long offset = line.range().first().serial() - range.first().serial();
            long last = Math.min(range.count(), offset + line.range().count());
            for (long place = Math.max(0, offset); place < last; place++) {
                Fate fate = fates.get((int) place);
                fate.state = line.movement().to();
                fate.station = line.movement().stationId();
                fate.since = line.movement().at();
            }
        }
        return fates;
    }

    /// One sheet and everything that ever happened to it.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND]
    public SheetLife life(String sheetNumber) {
        SheetNumber number = SheetNumber.parse(sheetNumber).orElseThrow(StockWords::noSheet);
        return database.read(handle -> {
            Sheet sheet = sheets.find(handle, number).orElseThrow(StockWords::noSheet);
            return new SheetLife(number.toString(), sheet.place().state(), sheet.place().stationId(),
                    sheet.place().kiosk(), sheet.permitId(), sheet.copyNumber(),
                    movements.touching(handle, new SheetRange(number, 1)).stream().map(MovementTable.Line::movement)
                            .toList());
        });
    }

    /// A report as CSV (RFC 4180), one line for each row and one for the total. Its values are numbers and codes alone.
    public static String csv(StockReport report) {
        StringBuilder text = new StringBuilder("from,through,first,last,received,station,count,issuedBefore,"
                + "spoiledBefore,issued,spoiled,unused,unaccounted\r\n");
        for (RangeRow row : report.rows()) {
            line(text, report, row.first() + "," + row.last() + "," + row.received() + ","
                    + Objects.requireNonNullElse(row.stationId(), "DEPOT"), row.counts());
        }
        line(text, report, "TOTAL,,,", report.total());
        return text.toString();
    }

    private static void line(StringBuilder text, StockReport report, String names, Counts counts) {
        text.append(report.from()).append(',').append(report.through()).append(',').append(names).append(',')
                .append(counts.count()).append(',').append(counts.issuedBefore()).append(',')
                .append(counts.spoiledBefore()).append(',').append(counts.issued()).append(',')
                .append(counts.spoiled()).append(',').append(counts.unused()).append(',')
                .append(counts.unaccounted()).append("\r\n");
    }
}
