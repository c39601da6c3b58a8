package org.quickpermit.server.deposit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

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
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.DepositStatement.Line;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;

/// What agencies and the bureau do with a deposit: look at it, take a statement, add money.
public final class Deposits {
    private static final long MOST = 10_000_000;
    private static final int LONGEST_STATEMENT_DAYS = 366;

    private final Database database;
    private final Ledger ledger;
    private final Once once;
    private final AuditLog audit;
    private final Clock clock;

    /// @param clock the time; its zone decides which day a posting belongs to
    public Deposits(Database database, Ledger ledger, Once once, AuditLog audit, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /// Balance and today's fee.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND] when the agency does not exist
    public Deposit read(String agencyId) {
        return database.read(handle -> new Deposit(agencyId,
                ledger.balance(handle, agencyId).orElseThrow(Deposits::noSuchAgency),
                ledger.price(handle, PricedService.QUICK_PERMIT, LocalDate.now(clock)), clock.instant()));
    }

    /// Every posting from one day through another.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] when the period is reversed or longer than 366 days,
    ///         [ProblemType#NOT_FOUND] when the agency does not exist
    public DepositStatement statement(String agencyId, LocalDate from, LocalDate to) {
        FieldErrors errors = new FieldErrors();
        requireYear(from, "query:from", errors);
        requireYear(to, "query:to", errors);
        errors.throwIfAny();
        new FieldErrors()
                .require(!to.isBefore(from), "query:to", "BEFORE_FROM",
                        new Text("迄日不得早於起日。", "The last day must not be before the first."))
                .require(!to.isAfter(from.plusDays(LONGEST_STATEMENT_DAYS)), "query:to", "TOO_LONG",
                        new Text("期間不得超過 366 日。", "The period must not be longer than 366 days."))
                .throwIfAny();
        ZoneId zone = clock.getZone();
        long first = from.atStartOfDay(zone).toInstant().toEpochMilli();
        long after = to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        return database.read(handle -> {
            if (ledger.balance(handle, agencyId).isEmpty()) {
                throw noSuchAgency();
            }
            Ntd opening = ledger.balanceBefore(handle, agencyId, first);
            List<Line> lines = ledger.lines(handle, agencyId, first, after);
            Ntd closing = lines.isEmpty() ? opening : lines.getLast().balance();
            return new DepositStatement(agencyId, from, to, opening, lines, closing);
        });
    }

    /// Beyond these years a day has no moment to compare with.
    private static void requireYear(LocalDate day, String pointer, FieldErrors errors) {
        errors.require(day.getYear() >= 1970 && day.getYear() <= 9998, pointer, "OUT_OF_RANGE",
                new Text("日期須在 1970 至 9998 年之間。", "The year must be 1970 to 9998."));
    }

    /// Adds money to a deposit; the answer is the [Deposit] after it.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], [ProblemType#NOT_FOUND], or [ProblemType#STATE_CONFLICT] when the
    ///         receipt number was booked before
    public StoredAnswer topUp(Caller caller, IdempotencyKey key, String agencyId, TopUp topUp) {
        validate(topUp);
        Once.Request request = once.request("bureau", key, "top-up " + agencyId, topUp);
        return once.perform(request, handle -> {
            if (ledger.isBooked(handle, topUp.reference())) {
                throw new ApiProblem(ProblemType.STATE_CONFLICT,
                        new Text("此收據號碼已入帳。", "This receipt number is already booked."));
            }
            Ntd balance = ledger.topUp(handle, agencyId, topUp.amount(), topUp.reference(), caller.actor())
                    .orElseThrow(Deposits::noSuchAgency);
            Ntd fee = ledger.price(handle, PricedService.QUICK_PERMIT, LocalDate.now(clock));
            audit.append(handle, AuditEvent.of(caller, "DEPOSIT_TOP_UP", agencyId, "BOOKED",
                    Map.of("amount", Long.toString(topUp.amount().dollars()), "reference", topUp.reference())));
            return once.answer(201, new Deposit(agencyId, balance, fee, clock.instant()));
        });
    }

    private static void validate(TopUp topUp) {
        long amount = topUp.amount().dollars();
        new FieldErrors()
                .require(amount >= 1 && amount <= MOST, "/amount", "OUT_OF_RANGE",
                        new Text("金額須為 1 至 10,000,000 元。", "The amount must be NT$1 to NT$10,000,000."))
                .require(topUp.reference().matches("[^\\p{Cntrl}\\p{Cs}]{1,60}") && !topUp.reference().isBlank(),
                        "/reference", "INVALID",
                        new Text("請輸入 1 至 60 字之收據號碼。", "Give a receipt number of 1 to 60 characters."))
                .throwIfAny();
    }

    private static ApiProblem noSuchAgency() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此旅行社。", "There is no such agency."));
    }
}
