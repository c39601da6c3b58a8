package org.quickpermit.server.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.NewPrice;
import org.quickpermit.wire.PriceList;
import org.quickpermit.wire.PriceList.Price;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The price list (QP-8). The days of each service follow one another without gap or overlap, and what held on a day that
/// has come is never changed: a new price begins in the future and ends the one that would have held then.
public final class Prices {
    private static final long MOST = 100_000;
    private static final int LAST_YEAR = 2999;

    private final Database database;
    private final Once once;
    private final AuditLog audit;
    private final Clock clock;

    /// @param clock the time; its zone decides which day is today
    public Prices(Database database, Once once, AuditLog audit, Clock clock) {
        this.database = database;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /// Every price, past and to come.
    public PriceList read() {
        return database.read(this::list);
    }

    private PriceList list(Handle handle) {
        return new PriceList(handle
                .createQuery("SELECT service, amount, valid_from, valid_until FROM price ORDER BY service, valid_from")
                .map((row, _) -> price(row))
                .list());
    }

    private static Price price(ResultSet row) throws SQLException {
        String until = row.getString("valid_until");
        return new Price(PricedService.valueOf(row.getString("service")), new Ntd(row.getLong("amount")),
                LocalDate.parse(row.getString("valid_from")), until == null ? null : LocalDate.parse(until));
    }

    /// Adds a price from a future day; the answer is the [PriceList] after it. Where it has a last day, the price before it
    /// holds again afterwards.
    ///
    /// @throws ApiProblem [org.quickpermit.wire.ProblemType#INVALID_FIELDS], also when another price is already set to begin
    ///         within its days
    public StoredAnswer add(Caller caller, IdempotencyKey key, NewPrice price) {
        validate(price);
        Once.Request request = once.request("bureau", key, "price", price);
        return once.perform(request, handle -> {
            Price former = covering(handle, price).orElseThrow(Prices::overlap);
            end(handle, former, price.validFrom().minusDays(1));
            insert(handle, price.service(), price.amount(), price.validFrom(), price.validUntil());
            LocalDate until = price.validUntil();
            if (until != null && !until.equals(former.validUntil())) {
                insert(handle, price.service(), former.amount(), until.plusDays(1), former.validUntil());
            }
            audit.append(handle, AuditEvent.of(caller, "PRICE_ADDED", price.service().name(), "OK",
                    Map.of("amount", Long.toString(price.amount().dollars()), "from", price.validFrom().toString(),
                            "until", until == null ? "" : until.toString())));
            return once.answer(201, list(handle));
        });
    }

    /// The price that holds on every day of the new one and began before it, in one piece.
    private static Optional<Price> covering(Handle handle, NewPrice price) {
        LocalDate until = price.validUntil();
        return handle.createQuery("""
                SELECT service, amount, valid_from, valid_until FROM price
                WHERE service = :service AND valid_from < :from
                  AND (valid_until IS NULL OR valid_until >= :until)""")
                .bind("service", price.service().name())
                .bind("from", price.validFrom().toString())
                .bind("until", until == null ? "9999-99-99" : until.toString())
                .map((row, _) -> price(row))
                .findOne();
    }

    private static void end(Handle handle, Price former, LocalDate lastDay) {
        LocalDate until = former.validUntil();
        int ended = handle.createUpdate("""
                UPDATE price SET valid_until = :last
                WHERE service = :service AND valid_from = :from AND COALESCE(valid_until, '') = :until""")
                .bind("last", lastDay.toString())
                .bind("service", former.service().name())
                .bind("from", former.validFrom().toString())
                .bind("until", until == null ? "" : until.toString())
                .execute();
        if (ended != 1) {
            // Two officers at the same moment: the other's price stands.
            throw overlap();
        }
    }

    private static void insert(Handle handle, PricedService service, Ntd amount, LocalDate from,
            @Nullable LocalDate until) {
        handle.createUpdate(
                """
                        INSERT INTO price (service, valid_from, valid_until, amount) VALUES (:service, :from, :until, :amount)""")
                .bind("service", service.name())
                .bind("from", from.toString())
                .bind("until", until == null ? null : until.toString())
                .bind("amount", amount.dollars())
                .execute();
    }

    private void validate(NewPrice price) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = price.validFrom();
        LocalDate until = price.validUntil();
        long amount = price.amount().dollars();
        new FieldErrors()
                .require(amount >= 1 && amount <= MOST, "/amount", "OUT_OF_RANGE",
                        new Text("金額須為 1 至 100,000 元。", "The amount must be NT$1 to NT$100,000."))
                .require(from.isAfter(today) && from.getYear() <= LAST_YEAR, "/validFrom", "NOT_IN_FUTURE",
                        new Text("起日須晚於今日（" + today + "），且不晚於 2999 年。",
                                "The first day must be later than today, " + today + ", and not after the year 2999."))
                .require(until == null || !until.isBefore(from) && until.getYear() <= LAST_YEAR, "/validUntil",
                        "BEFORE_FROM",
                        new Text("迄日不得早於起日，且不晚於 2999 年。",
                                "The last day must not be before the first, nor after the year 2999."))
                .throwIfAny();
    }

    private static ApiProblem overlap() {
        return ApiProblem.field("/validFrom", "OVERLAPS", new Text("此期間內已另訂價格，請查閱價目表後改期。",
                "Another price is set to begin within these days. Look at the price list and choose others."));
    }
}
