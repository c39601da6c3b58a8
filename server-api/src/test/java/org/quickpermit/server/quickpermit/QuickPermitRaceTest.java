package org.quickpermit.server.quickpermit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.audit.AuditVerifier;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.server.permit.PermitStore;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Outcome;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quickpermit.server.quickpermit.Bureau.CLERK;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.RIVAL;
import static org.quickpermit.server.quickpermit.Bureau.permit;

class QuickPermitRaceTest {
    private static final int THREADS = 100;

    @OnEachDatabase
    @Tag("QP-8")
    void one_key_sent_a_hundred_times_at_once_is_one_permit_and_one_charge(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database)) {
            IdempotencyKey key = Bureau.key();
            List<StoredAnswer> answers = race(
                    _ -> bureau.features.quickPermits().submit(CLERK, key, Bureau.traveller(1)));

            assertThat(answers).hasSize(THREADS).containsOnly(answers.getFirst());
            assertThat(bureau.count("SELECT COUNT(*) FROM quick_permit_case")).isEqualTo(1);
            assertThat(bureau.count("SELECT COUNT(*) FROM permit")).isEqualTo(1);
            assertThat(bureau.features.deposits().read("kangtai").balance()).isEqualTo(new Ntd(9_800));
        }
    }

    @OnEachDatabase
    @Tag("QP-8")
    void each_of_a_hundred_answers_at_once_shows_the_balance_after_its_own_charge(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database, 200 * THREADS)) {
            List<QuickPermitCase> cases = race(number -> bureau.submit(Bureau.traveller(number)));

            assertThat(cases.stream().map(each -> each.charge().balanceAfter().dollars()))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, THREADS).map(left -> 200 * left).boxed().toList());
            for (QuickPermitCase answered : cases) {
                assertThat(bureau.features.quickPermits().read("kangtai", answered.caseNumber().value()))
                        .isEqualTo(answered);
            }
        }
    }

    /// Every third writes something into its transaction and then fails, so that those of its group run a second time.
    @OnEachDatabase
    @Tag("QP-8")
    void failures_between_them_neither_double_nor_lose_a_charge(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database, 200 * THREADS)) {
            List<Boolean> decided = race(number -> {
                if (number % 3 != 0) {
                    return bureau.submit(Bureau.traveller(number)).outcome() == Outcome.APPROVED;
                }
                try {
                    return database.write(handle -> {
                        handle.execute("UPDATE deposit SET balance = 0");
                        throw new IllegalStateException("on purpose");
                    });
                } catch (IllegalStateException e) {
                    return false;
                }
            });

            assertThat(decided.stream().filter(approved -> approved)).hasSize(66);
            assertThat(bureau.features.deposits().read("kangtai").balance()).isEqualTo(new Ntd(200 * (THREADS - 66)));
            assertThat(bureau.count("SELECT COUNT(*) FROM ledger_posting WHERE kind = 'PERMIT_FEE'")).isEqualTo(66);
            assertThat(bureau.count("SELECT COUNT(*) FROM quick_permit_case")).isEqualTo(66);
            assertThat(bureau.decisions("approved")).as("counted").isEqualTo(66);
            assertThat(database.<List<String>, RuntimeException>read(
                    handle -> new AuditVerifier().verify(handle).faults())).isEmpty();
        }
    }

    @OnEachDatabase
    @Tag("QP-8")
    void the_last_dollars_of_a_deposit_are_spent_once(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database, 1_000)) {
            List<QuickPermitCase> cases = race(number -> bureau.submit(Bureau.traveller(number)));

            assertThat(cases.stream().filter(each -> each.outcome() == Outcome.APPROVED)).hasSize(5);
            assertThat(cases.stream().filter(each -> each.outcome() == Outcome.REFUSED)
                    .flatMap(each -> each.grounds().stream()).map(Ground::code)).hasSize(THREADS - 5)
                    .containsOnly("DEPOSIT_INSUFFICIENT");
            assertThat(bureau.features.deposits().read("kangtai").balance()).isEqualTo(Ntd.ZERO);
            assertThat(bureau.sumOfAccounts()).isZero();
            assertThat(bureau.count("SELECT COUNT(*) FROM ledger_posting WHERE kind = 'PERMIT_FEE'")).isEqualTo(5);
        }
    }

    @OnEachDatabase
    void one_traveller_sent_by_two_agencies_at_once_gets_one_permit(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database)) {
            List<QuickPermitCase> cases = race(number -> Bureau.read(
                    bureau.features.quickPermits().submit(number % 2 == 0 ? CLERK : RIVAL, Bureau.key(),
                            Bureau.traveller(1)),
                    QuickPermitCase.class));

            assertThat(cases.stream().filter(each -> each.outcome() == Outcome.APPROVED)).hasSize(1);
            assertThat(cases.stream().flatMap(each -> each.grounds().stream()).map(Ground::code))
                    .hasSize(THREADS - 1).containsOnly("DUPLICATE_APPLICATION");
            assertThat(bureau.count("SELECT COUNT(*) FROM ledger_posting WHERE kind = 'PERMIT_FEE'")).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void one_confirmation_scanned_at_a_hundred_kiosks_at_once_is_leased_once(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            List<String> results = race(number -> {
                try {
                    return "" + bureau.features.printDesk().lease(KIOSK, Bureau.key(), new PrintLeaseRequest(
                            permit(approved).seal(), null, "A%07d".formatted(number), null)).status();
                } catch (ApiProblem e) {
                    return e.type().name();
                }
            });

            assertThat(results.stream().filter("201"::equals)).hasSize(1);
            assertThat(results.stream().filter(result -> !result.equals("201"))).containsOnly("PRINT_IN_PROGRESS");
        }
    }

    @OnEachDatabase
    @Tag("QP-11")
    void two_entries_are_all_a_hundred_counters_can_record(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            List<String> results = race(_ -> {
                try {
                    return bureau.enter(approved, "A0000001").state().name();
                } catch (ApiProblem e) {
                    return e.type().name();
                }
            });

            assertThat(results.stream().filter(result -> !result.equals("ENTRY_REFUSED")))
                    .containsExactlyInAnyOrder("USED", "EXHAUSTED");
        }
    }

    @OnEachDatabase
    void an_entry_at_the_moment_of_a_new_approval_is_waited_for_and_the_old_permit_ends_after_it(Database database)
            throws Exception {
        try (Bureau bureau = new Bureau(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuickPermitCase old = bureau.submit(Bureau.traveller(1));
            bureau.print(old, "A0000001");
            bureau.clock.moveTo(permit(old).lastUsableDay().minusDays(3));
            bureau.loadEmpty();
            PermitStore permits = new PermitStore(database.dialect());
            CountDownLatch entering = new CountDownLatch(1);
            Future<Boolean> entry = threads.submit(() -> database.write(handle -> {
                Permit now = permits.lock(handle, permit(old).permitId()).orElseThrow();
                entering.countDown();
                awaitSomebodyAtTheLock(handle, database.dialect());
                permits.setEntriesUsed(handle, now.permitId(), 1);
                return permits.move(handle, now, PermitEvent.ENTRY).isPresent();
            }));
            entering.await();
            QuickPermitCase renewed = bureau.submit(arrivingLater(Bureau.traveller(1)));

            assertThat(entry.get()).isTrue();
            assertThat(renewed.outcome()).as(renewed.grounds().toString()).isEqualTo(Outcome.APPROVED);
            assertThat(permit(bureau.features.quickPermits().read("kangtai", old.caseNumber().value())).state())
                    .isEqualTo(PermitState.SUPERSEDED);
        }
    }

    private static QuickPermitApplication arrivingLater(QuickPermitApplication application) {
        return new QuickPermitApplication(application.document(), application.mrz(), application.declaredKind(),
                application.chineseName(), application.identityNumber(), application.contact(),
                application.intendedArrival().plusMonths(3), application.origins());
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

    private static <T> List<T> race(IntFunction<T> work) throws ExecutionException, InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
