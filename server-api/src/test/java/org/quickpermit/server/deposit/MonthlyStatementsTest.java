package org.quickpermit.server.deposit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.Membership;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.MonthlyStatement.Holder;
import org.quickpermit.wire.MonthlyStatement.Item;
import org.quickpermit.wire.MonthlyStatement.Member;
import org.quickpermit.wire.MonthlyStatement.Sum;
import org.quickpermit.wire.NewAssociation;
import org.quickpermit.wire.NewPrice;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;

@Tag("QP-8")
class MonthlyStatementsTest {
    @OnEachDatabase
    void an_agencys_month_adds_up_from_opening_to_closing_balance_and_bears_the_digest_of_its_content(
            Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.submit(Bureau.traveller(1));
            bureau.submit(Bureau.traveller(2));
            bureau.clock.moveTo(LocalDate.of(2026, 12, 1));
            MonthlyStatement november = agency(bureau, "2026-11");
            topUp(bureau, "kangtai", 500, "R-9");
            bureau.clock.moveTo(LocalDate.of(2027, 1, 1));

            assertThat(november.members()).containsExactly(new Member("kangtai", Ntd.ZERO,
                    List.of(new Sum(Item.TOP_UP, null, 1, new Ntd(10_000)),
                            new Sum(Item.PERMIT_FEE, new Ntd(200), 2, new Ntd(-400))),
                    new Ntd(9_600)));
            assertThat(november.permits()).isEqualTo(2);
            assertThat(november.closing()).isEqualTo(new Ntd(9_600));
            assertThat(november.digest()).isEqualTo(november.digestOfContent()).hasSize(64);
            MonthlyStatement december = agency(bureau, "2026-12");
            assertThat(december.opening()).isEqualTo(new Ntd(9_600));
            assertThat(december.closing()).isEqualTo(new Ntd(10_100));
            assertThat(december.digest()).isNotEqualTo(november.digest());
        }
    }

    @OnEachDatabase
    void an_associations_month_shows_each_member_of_that_month_and_what_the_association_charges(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.features.associations().register(OFFICER, new NewAssociation("hkta", new Text("協會", "HKTA")));
            assign(bureau, "kangtai", "hkta", "2026-11");
            assign(bureau, "haojiang", "hkta", "2026-12");
            assign(bureau, "kangtai", null, "2027-01");
            bureau.submit(Bureau.traveller(1));
            bureau.features.prices().add(OFFICER, Bureau.key(),
                    new NewPrice(PricedService.ASSOCIATION, new Ntd(320), Bureau.DAY_ONE.plusDays(1), null));
            bureau.clock.moveTo(Bureau.DAY_ONE.plusDays(1));
            bureau.submit(Bureau.traveller(2));
            bureau.submit(Bureau.traveller(3));
            bureau.clock.moveTo(LocalDate.of(2027, 2, 1));

            MonthlyStatement november = association(bureau, "2026-11");
            assertThat(november.members()).extracting(Member::agencyId).containsExactly("kangtai");
            assertThat(november.members().getFirst().sums()).contains(
                    new Sum(Item.PERMIT_FEE, new Ntd(200), 3, new Ntd(-600)),
                    new Sum(Item.ASSOCIATION_FEE, new Ntd(300), 1, new Ntd(300)),
                    new Sum(Item.ASSOCIATION_FEE, new Ntd(320), 2, new Ntd(640)));
            assertThat(november.closing()).isEqualTo(new Ntd(9_400));
            assertThat(association(bureau, "2026-12").members()).extracting(Member::agencyId)
                    .containsExactly("haojiang", "kangtai");
            MonthlyStatement january = association(bureau, "2027-01");
            assertThat(january.members()).extracting(Member::agencyId).containsExactly("haojiang");
            assertThat(january.permits()).isZero();
        }
    }

    @OnEachDatabase
    void a_closed_month_is_given_byte_for_byte_and_can_be_neither_changed_nor_removed(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.clock.moveTo(LocalDate.of(2026, 12, 1));
            assertThat(bureau.features.months().closeLastMonth()).isEqualTo(2);
            assertThat(bureau.features.months().closeLastMonth()).isZero();
            byte[] first = bureau.features.months().read(Holder.AGENCY, "kangtai", "2026-11");
            topUp(bureau, "kangtai", 1, "R-9");

            assertThat(bureau.features.months().read(Holder.AGENCY, "kangtai", "2026-11")).isEqualTo(first);
            for (String sql : List.of("UPDATE monthly_statement SET content = ''", "DELETE FROM monthly_statement")) {
                assertThatThrownBy(() -> database.write(handle -> handle.execute(sql))).as(sql)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    @OnEachDatabase
    void a_month_is_closed_at_midnight_in_taipei_and_not_before(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.clock.moveTo(LocalDate.of(2026, 11, 30));
            bureau.clock.advance(java.time.Duration.ofHours(14).minusMillis(1));
            topUp(bureau, "kangtai", 1, "late");
            expect(ProblemType.INVALID_FIELDS, () -> agency(bureau, "2026-11"));
            bureau.clock.advance(java.time.Duration.ofMillis(1));
            topUp(bureau, "kangtai", 2, "early");

            assertThat(agency(bureau, "2026-11").closing()).isEqualTo(new Ntd(10_001));
            expect(ProblemType.INVALID_FIELDS, () -> agency(bureau, "2026-12"));
            for (String month : List.of("2026-10", "2026-13", "2026-1", "1999-12", "now", "")) {
                expect(ProblemType.NOT_FOUND, () -> agency(bureau, month));
            }
            expect(ProblemType.NOT_FOUND, () -> bureau.features.months().read(Holder.AGENCY, "nobody", "2026-11"));
            expect(ProblemType.NOT_FOUND,
                    () -> bureau.features.months().read(Holder.ASSOCIATION, "nobody", "2026-11"));
        }
    }

    @OnEachDatabase
    void a_charge_of_the_month_that_is_still_being_written_is_waited_for(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Ledger ledger = new Ledger(bureau.clock);
            CountDownLatch charged = new CountDownLatch(1);
            bureau.clock.moveTo(LocalDate.of(2026, 11, 30));
            Future<Ntd> charge = threads.submit(() -> database.write(handle -> {
                Ntd left = ledger.charge(handle, "kangtai", PermitId.of("7Q4K9ZT2M8XA"),
                        CaseNumber.of("QP", 2026, 77), new Ntd(200), "clerk").orElseThrow();
                bureau.clock.moveTo(LocalDate.of(2026, 12, 1));
                charged.countDown();
                awaitSomebodyAtTheLock(handle, database.dialect());
                return left;
            }));
            charged.await();
            MonthlyStatement november = agency(bureau, "2026-11");

            assertThat(charge.get()).isEqualTo(new Ntd(9_800));
            assertThat(november.closing()).isEqualTo(new Ntd(9_800));
        }
    }

    /// On SQLite the other transaction waits for this one to end, before it has looked at anything.
    private static void awaitSomebodyAtTheLock(Handle handle, Dialect dialect) throws InterruptedException {
        String waiting = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted";
        for (int look = 0; dialect == Dialect.POSTGRESQL
                && handle.createQuery(waiting).mapTo(Long.class).one() == 0; look++) {
            assertThat(look).as("looks for somebody who waits").isLessThan(1_000);
            Thread.sleep(20);
        }
    }

    @OnEachDatabase
    void membership_is_never_changed_for_a_month_that_is_over_and_needs_an_agency_and_an_association(
            Database database) {
        try (Bureau bureau = new Bureau(database)) {
            NewAssociation association = new NewAssociation("hkta", new Text("協會", "HKTA"));
            bureau.features.associations().register(OFFICER, association);
            expect(ProblemType.INVALID_FIELDS, () -> bureau.features.associations().register(OFFICER, association));
            expect(ProblemType.INVALID_FIELDS, () -> bureau.features.associations().register(OFFICER,
                    new NewAssociation("HKTA", association.name())));
            expect(ProblemType.INVALID_FIELDS, () -> assign(bureau, "kangtai", "hkta", "2026-10"));
            expect(ProblemType.INVALID_FIELDS, () -> assign(bureau, "kangtai", "nobody", "2026-12"));
            expect(ProblemType.NOT_FOUND, () -> assign(bureau, "nobody", "hkta", "2026-12"));
            assertThat(bureau.count("SELECT COUNT(*) FROM association_member")).isZero();
            assign(bureau, "kangtai", "hkta", "2026-12");
            assign(bureau, "kangtai", "hkta", "2026-12");
            assertThat(bureau.count("SELECT COUNT(*) FROM association_member")).isEqualTo(1);
        }
    }

    private static void assign(Bureau bureau, String agency, @org.jspecify.annotations.Nullable String association,
            String month) {
        bureau.features.associations().assign(OFFICER, agency, new Membership(association, month));
    }

    private static void topUp(Bureau bureau, String agency, long dollars, String receipt) {
        bureau.features.deposits().topUp(OFFICER, Bureau.key(), agency, new TopUp(new Ntd(dollars), receipt));
    }

    private static MonthlyStatement agency(Bureau bureau, String month) {
        return read(bureau.features.months().read(Holder.AGENCY, "kangtai", month));
    }

    private static MonthlyStatement association(Bureau bureau, String month) {
        return read(bureau.features.months().read(Holder.ASSOCIATION, "hkta", month));
    }

    private static MonthlyStatement read(byte[] json) {
        try {
            return WireJson.strict().readValue(new String(json, StandardCharsets.UTF_8), MonthlyStatement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void expect(ProblemType type, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(ApiProblem.class).extracting(e -> ((ApiProblem) e).type())
                .isEqualTo(type);
    }
}
