package org.quickpermit.server.deposit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.server.quickpermit.Bureau.MovableClock;
import org.quickpermit.wire.DepositStatement.Kind;
import org.quickpermit.wire.DepositStatement.Line;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;

import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;

@Tag("QP-8")
class LedgerTest {
    private static final String LONGEST = "收據—𠮷𨋢 №" + "9".repeat(51) + "é";
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = new Ledger(clock);
    private final Random random = new Random(1);

    private void open(Database database, String... agencies) {
        database.write(handle -> {
            for (String agency : agencies) {
                new Agencies().add(handle, new NewAgency(agency, new Text("旅行社", agency), NewAgency.Region.MACAU), 1);
                ledger.open(handle, agency);
            }
            return agencies;
        });
    }

    private Optional<Ntd> topUp(Database database, String agency, long amount, String reference) {
        return database.write(handle -> ledger.topUp(handle, agency, new Ntd(amount), reference, "officer"));
    }

    private Optional<Ntd> charge(Database database, String agency, long fee, int serial) {
        return database.write(handle -> ledger.charge(handle, agency, PermitId.random(random), number(serial),
                new Ntd(fee), "chan.siuling"));
    }

    private static CaseNumber number(int serial) {
        return CaseNumber.of("QP", 2026, serial);
    }

    private Optional<Ntd> balance(Database database, String agency) {
        return database.read(handle -> ledger.balance(handle, agency));
    }

    private List<Line> lines(Database database, String agency, long from, long before) {
        return database.read(handle -> ledger.lines(handle, agency, from, before));
    }

    @OnEachDatabase
    void an_account_is_opened_empty_and_opening_it_again_leaves_its_money(Database database) {
        open(database, "kangtai");
        assertThat(balance(database, "kangtai")).contains(Ntd.ZERO);
        topUp(database, "kangtai", 7, "R-1");
        database.write(handle -> {
            ledger.open(handle, "kangtai");
            return handle;
        });
        assertThat(balance(database, "kangtai")).contains(new Ntd(7));
        assertThat(balance(database, "nobody")).isEmpty();
        assertThat(topUp(database, "nobody", 7, "R-2")).isEmpty();
        assertThat(charge(database, "nobody", 7, 1)).isEmpty();
        assertThat(lines(database, "nobody", 0, Long.MAX_VALUE)).isEmpty();
    }

    @OnEachDatabase
    void a_deposit_is_charged_down_to_its_last_dollar_and_no_further(Database database) {
        open(database, "kangtai");
        topUp(database, "kangtai", 400, "R-1");
        assertThat(charge(database, "kangtai", 200, 1)).contains(new Ntd(200));
        assertThat(charge(database, "kangtai", 201, 2)).isEmpty();
        assertThat(charge(database, "kangtai", 200, 3)).contains(Ntd.ZERO);
        assertThat(charge(database, "kangtai", 1, 4)).isEmpty();
        assertThat(lines(database, "kangtai", 0, Long.MAX_VALUE)).hasSize(3);
        assertThatThrownBy(() -> database.write(handle -> handle.execute("UPDATE deposit SET balance = -1")))
                .isInstanceOf(RuntimeException.class);
    }

    @OnEachDatabase
    void a_second_charge_for_one_case_is_refused_by_the_database_and_takes_nothing(Database database) {
        open(database, "kangtai", "haojiang");
        topUp(database, "kangtai", 1_000, "R-1");
        topUp(database, "haojiang", 1_000, "R-2");
        charge(database, "kangtai", 200, 1);
        for (String agency : List.of("kangtai", "haojiang")) {
            assertThatThrownBy(() -> charge(database, agency, 200, 1))
                    .satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
        }
        assertThat(balance(database, "kangtai")).contains(new Ntd(800));
        assertThat(balance(database, "haojiang")).contains(new Ntd(1_000));
        assertThat(charge(database, "kangtai", 200, 2)).contains(new Ntd(600));
    }

    @OnEachDatabase
    void a_receipt_is_booked_once_whoever_it_is_booked_for(Database database) {
        open(database, "kangtai", "haojiang");
        topUp(database, "kangtai", 5, LONGEST);
        assertThat(database.<Boolean, RuntimeException>read(handle -> ledger.isBooked(handle, LONGEST))).isTrue();
        assertThat(database.<Boolean, RuntimeException>read(handle -> ledger.isBooked(handle, LONGEST + "x")))
                .isFalse();
        assertThatThrownBy(() -> topUp(database, "haojiang", 5, LONGEST))
                .satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
        assertThat(balance(database, "haojiang")).contains(Ntd.ZERO);
    }

    @OnEachDatabase
    void lines_come_in_the_order_of_booking_with_every_column_and_to_the_millisecond(Database database) {
        open(database, "kangtai", "haojiang");
        clock.advance(java.time.Duration.ofMillis(123));
        long first = clock.millis();
        topUp(database, "kangtai", 9_007_199_254_740_993L, LONGEST);
        charge(database, "kangtai", 200, 1);
        topUp(database, "haojiang", 1, "other");
        clock.advance(java.time.Duration.ofMillis(1));
        charge(database, "kangtai", 300, 2);

        Ntd most = new Ntd(9_007_199_254_740_993L);
        assertThat(lines(database, "kangtai", first, first + 2)).containsExactly(
                new Line(Instant.ofEpochMilli(first), Kind.TOP_UP, most, most, null, LONGEST),
                new Line(Instant.ofEpochMilli(first), Kind.PERMIT_FEE, new Ntd(-200), most.minus(new Ntd(200)),
                        number(1), null),
                new Line(Instant.ofEpochMilli(first + 1), Kind.PERMIT_FEE, new Ntd(-300), most.minus(new Ntd(500)),
                        number(2), null));
        assertThat(lines(database, "kangtai", first, first + 1)).hasSize(2);
        assertThat(lines(database, "kangtai", first + 1, first + 1)).isEmpty();
        assertThat(before(database, first)).isEqualTo(Ntd.ZERO);
        assertThat(before(database, first + 1)).isEqualTo(most.minus(new Ntd(200)));
        assertThat(before(database, Long.MAX_VALUE)).isEqualTo(most.minus(new Ntd(500)));
    }

    private Ntd before(Database database, long moment) {
        return database.read(handle -> ledger.balanceBefore(handle, "kangtai", moment));
    }

    @OnEachDatabase
    void postings_are_neither_changed_nor_removed(Database database) {
        open(database, "kangtai");
        topUp(database, "kangtai", 1, "R-1");
        for (String sql : List.of("UPDATE ledger_posting SET amount = 2", "DELETE FROM ledger_posting")) {
            assertThatThrownBy(() -> database.write(handle -> handle.execute(sql))).as(sql)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(lines(database, "kangtai", 0, Long.MAX_VALUE)).hasSize(1);
    }

    @OnEachDatabase
    void a_price_counts_from_its_first_day_on(Database database) {
        database.write(handle -> handle.execute(
                "UPDATE price SET valid_until = '2026-12-31' WHERE service = 'QUICK_PERMIT'"));
        database.write(handle -> handle.execute(
                "INSERT INTO price (service, valid_from, amount) VALUES ('QUICK_PERMIT', '2027-01-01', 250)"));
        assertThat(price(database, "2002-01-01")).isEqualTo(new Ntd(200));
        assertThat(price(database, "2026-12-31")).isEqualTo(new Ntd(200));
        assertThat(price(database, "2027-01-01")).isEqualTo(new Ntd(250));
        assertThatThrownBy(() -> price(database, "2001-12-31")).hasMessageContaining("2001-12-31");
    }

    private Ntd price(Database database, String day) {
        return database.read(handle -> ledger.price(handle, PricedService.QUICK_PERMIT, LocalDate.parse(day)));
    }

    @OnEachDatabase
    void one_receipt_given_in_at_many_desks_at_once_is_booked_once_and_the_others_are_told(Database database)
            throws Exception {
        try (Bureau bureau = new Bureau(database); ExecutorService desks = Executors.newFixedThreadPool(8)) {
            List<Future<String>> answers = IntStream.range(0, 40).mapToObj(_ -> desks.submit(() -> {
                try {
                    bureau.features.deposits().topUp(OFFICER, Bureau.key(), "kangtai", new TopUp(new Ntd(5), "R-77"));
                    return "BOOKED";
                } catch (ApiProblem e) {
                    return e.type().name();
                }
            })).toList();
            long booked = 0;
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isIn("BOOKED", "STATE_CONFLICT");
                booked += answer.get().equals("BOOKED") ? 1 : 0;
            }
            assertThat(booked).isEqualTo(1);
            assertThat(bureau.features.deposits().read("kangtai").balance()).isEqualTo(new Ntd(10_005));
        }
    }

    @OnEachDatabase
    void a_day_of_the_statement_begins_at_midnight_in_taipei(Database database) {
        try (Bureau bureau = new Bureau(database, 0)) {
            // One millisecond before midnight in Taipei, when it is four in the afternoon in UTC.
            bureau.clock.advance(java.time.Duration.ofHours(14).minusMillis(1));
            bureau.features.deposits().topUp(OFFICER, Bureau.key(), "kangtai", new TopUp(new Ntd(1), "late"));
            bureau.clock.advance(java.time.Duration.ofMillis(1));
            bureau.features.deposits().topUp(OFFICER, Bureau.key(), "kangtai", new TopUp(new Ntd(2), "early"));

            LocalDate day = Bureau.DAY_ONE;
            assertThat(bureau.features.deposits().statement("kangtai", day, day).lines()).extracting(Line::reference)
                    .containsExactly("late");
            var next = bureau.features.deposits().statement("kangtai", day.plusDays(1), day.plusDays(1));
            assertThat(next.lines()).extracting(Line::reference).containsExactly("early");
            assertThat(next.opening()).isEqualTo(new Ntd(1));
            assertThat(next.closing()).isEqualTo(new Ntd(3));
        }
    }
}
