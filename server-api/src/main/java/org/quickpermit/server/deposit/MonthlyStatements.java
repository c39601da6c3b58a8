package org.quickpermit.server.deposit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.DepositStatement.Kind;
import org.quickpermit.wire.DepositStatement.Line;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.MonthlyStatement.Holder;
import org.quickpermit.wire.MonthlyStatement.Item;
import org.quickpermit.wire.MonthlyStatement.Member;
import org.quickpermit.wire.MonthlyStatement.Sum;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jdbi.v3.core.Handle;

/// The statements of months that are over (QP-8), one for each agency and one for each association. A statement is closed
/// once, by itself soon after the month or by whoever asks first, and the same bytes are given ever after.
public final class MonthlyStatements {
    private final Database database;
    private final Ledger ledger;
    private final Clock clock;

    /// @param clock the time; its zone decides which month a posting belongs to
    public MonthlyStatements(Database database, Ledger ledger, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The statement of a month as it was closed.
    ///
    /// @param month as `2026-11`
    /// @return a [MonthlyStatement] as JSON
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] when the month is not over, [ProblemType#NOT_FOUND] when there is no
    ///         such month, agency or association, or it was registered after that month
    public byte[] read(Holder holder, String id, String month) {
        YearMonth asked = Months.parse(month).orElseThrow(MonthlyStatements::noSuchStatement);
        if (!asked.isBefore(YearMonth.now(clock))) {
            throw ApiProblem.field("path:month", "NOT_OVER",
                    new Text("本月尚未結束，月結單於月底後產生。", "The month is not over; its statement is made when it is."));
        }
        String content = database.<Optional<String>, RuntimeException>read(handle -> find(handle, holder, id, asked))
                .orElseGet(() -> database.write(handle -> close(handle, holder, id, asked)));
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /// Closes last month for everybody for whom nobody has asked for it yet; to be run now and then.
    ///
    /// @return how many statements were closed
    public int closeLastMonth() {
        YearMonth month = YearMonth.now(clock).minusMonths(1);
        int closed = 0;
        for (Holder holder : Holder.values()) {
            for (String id : database.read(handle -> open(handle, holder, month))) {
                database.write(handle -> close(handle, holder, id, month));
                closed++;
            }
        }
        return closed;
    }

    private List<String> open(Handle handle, Holder holder, YearMonth month) {
        return handle.createQuery("SELECT id FROM " + table(holder) + """
                 WHERE created_at < :after AND NOT EXISTS (
                  SELECT 1 FROM monthly_statement s WHERE s.holder = :holder AND s.holder_id = id AND s.month = :month)
                ORDER BY id""")
                .bind("after", start(month.plusMonths(1)))
                .bind("holder", holder.name())
                .bind("month", month.toString())
                .mapTo(String.class)
                .list();
    }

    private static String table(Holder holder) {
        return switch (holder) {
            case AGENCY -> "agency";
            case ASSOCIATION -> "association";
        };
    }

    private static Optional<String> find(Handle handle, Holder holder, String id, YearMonth month) {
        return handle.createQuery("""
                SELECT content FROM monthly_statement
                WHERE holder = :holder AND holder_id = :id AND month = :month""")
                .bind("holder", holder.name())
                .bind("id", id)
                .bind("month", month.toString())
                .mapTo(String.class)
                .findOne();
    }

    private String close(Handle handle, Holder holder, String id, YearMonth month) {
        Optional<Long> created = Associations.createdAt(handle, table(holder), id);
        if (created.isEmpty() || created.get() >= start(month.plusMonths(1))) {
            throw noSuchStatement();
        }
        List<String> agencies = switch (holder) {
            case AGENCY -> List.of(id);
            case ASSOCIATION -> Associations.members(handle, id, month);
        };
        // A posting takes its moment while it holds its account. So whoever holds the account now sees all that bear a
        // moment before now, and what comes later bears a later one: nothing slips into a month that is closed.
        agencies.forEach(agency -> ledger.hold(handle, agency));
        MonthlyStatement statement = MonthlyStatement.of(holder, id, month.toString(),
                agencies.stream().map(agency -> member(handle, holder, agency, month)).toList());
        handle.createUpdate("""
                INSERT INTO monthly_statement (holder, holder_id, month, digest, content, closed_at)
                VALUES (:holder, :id, :month, :digest, :content, :now)
                ON CONFLICT (holder, holder_id, month) DO NOTHING""")
                .bind("holder", holder.name())
                .bind("id", id)
                .bind("month", month.toString())
                .bind("digest", statement.digest())
                .bind("content", json(statement))
                .bind("now", clock.millis())
                .execute();
        // Two may close at once; both give what was written first.
        return find(handle, holder, id, month).orElseThrow();
    }

    private static ApiProblem noSuchStatement() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此月結單。",
                "There is no such statement: the month or the id is unknown, or it was registered after that month."));
    }

    private Member member(Handle handle, Holder holder, String agencyId, YearMonth month) {
        Ntd opening = ledger.balanceBefore(handle, agencyId, start(month));
        List<Line> lines = ledger.lines(handle, agencyId, start(month), start(month.plusMonths(1)));
        Sums sums = new Sums();
        for (Line line : lines) {
            switch (line.kind()) {
                case TOP_UP -> sums.add(Item.TOP_UP, false, line.amount());
                case PERMIT_FEE -> sums.add(Item.PERMIT_FEE, true, line.amount());
                case REFUND -> sums.add(Item.REFUND, false, line.amount());
            }
        }
        if (holder == Holder.ASSOCIATION) {
            Map<LocalDate, Ntd> prices = new HashMap<>();
            lines.stream().filter(line -> line.kind() == Kind.PERMIT_FEE)
                    .forEach(line -> sums.add(Item.ASSOCIATION_FEE, true,
                            prices.computeIfAbsent(day(line.at()),
                                    day -> ledger.price(handle, PricedService.ASSOCIATION, day))));
        }
        return new Member(agencyId, opening, sums.list(), lines.isEmpty() ? opening : lines.getLast().balance());
    }

    /// Adds up, by item and price, in the order of the items and then of the prices.
    private static final class Sums {
        private record Key(Item item, long unitPrice) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                int byItem = item.compareTo(other.item);
                return byItem != 0 ? byItem : Long.compare(unitPrice, other.unitPrice);
            }
        }

        private final TreeMap<Key, Sum> sums = new TreeMap<>();

        void add(Item item, boolean priced, Ntd amount) {
            long price = priced ? Math.abs(amount.dollars()) : -1;
            sums.merge(new Key(item, price), new Sum(item, priced ? new Ntd(price) : null, 1, amount),
                    (sum, more) -> new Sum(item, sum.unitPrice(), sum.count() + 1, sum.amount().plus(more.amount())));
        }

        List<Sum> list() {
            return new ArrayList<>(sums.values());
        }
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
    }

    private static String json(MonthlyStatement statement) {
        try {
            return WireJson.strict().writeValueAsString(statement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is always writable", e);
        }
    }
}
