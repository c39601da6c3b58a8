package org.quickpermit.server.cutoff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quickpermit.cutoff.ProvisionLock;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.Provision;
import org.quickpermit.wire.ProvisionPage;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Revocation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;
import static org.quickpermit.server.quickpermit.Bureau.permit;

@Tag("QP-6")
class ProvisionsTest {
    @OnEachDatabase
    void a_grant_is_provided_and_taken_away_again_by_whatever_ends_it(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase printed = bureau.submit(Bureau.traveller(1));
            QuickPermitCase revoked = bureau.submit(Bureau.traveller(2));
            QuickPermitCase open = bureau.submit(Bureau.traveller(3));
            Provisions provisions = bureau.features.provisions();
            ProvisionPage first = provisions.page(0);
            assertThat(first.provisions()).hasSize(3).allSatisfy(one -> assertThat(one.locked()).isNotNull());
            assertThat(first.provisions()).extracting(Provision::change).isSorted().doesNotHaveDuplicates();
            assertThat(provisions.page(first.through())).isEqualTo(
                    new ProvisionPage(first.through(), false, List.of()));

            bureau.print(printed, "A0000001");
            bureau.features.retirement().revoke(OFFICER, permit(revoked).permitId(), new Revocation("error"));
            ProvisionPage second = provisions.page(first.through());
            assertThat(second.provisions()).hasSize(2).allSatisfy(one -> {
                assertThat(one.locked()).isNull();
                assertThat(one.change()).isGreaterThan(first.through());
            });

            Provision left = first.provisions().stream()
                    .filter(one -> one.permitId().equals(permit(open).permitId())).findFirst().orElseThrow();
            assertThat(left.until()).isEqualTo(permit(open).boardUntil());
            String locked = java.util.Objects.requireNonNull(left.locked());
            assertThat(ProvisionLock.open(permit(open).seal(), left.permitId(), locked)).get()
                    .satisfies(content -> {
                        assertThat(content.document()).isEqualTo(open.application().document());
                        assertThat(content.copyNumber()).isEqualTo(1);
                    });
            assertThat(ProvisionLock.open(permit(printed).seal(), left.permitId(), locked)).isEmpty();
        }
    }

    @OnEachDatabase
    void while_a_sheet_may_be_on_its_way_elsewhere_nobody_else_is_provided(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            var lease = bureau.lease(approved, "A0000001");
            assertThat(kiosk.provision(approved)).isEmpty();
            bureau.features.printDesk().report(Bureau.KIOSK, lease.leaseId(), bureau.outcome(lease,
                    org.quickpermit.wire.PrintOutcome.Result.RETURNED,
                    org.quickpermit.wire.PrintOutcome.Evidence.NOTHING_SENT));
            assertThat(kiosk.provision(approved)).get().extracting("copyNumber").isEqualTo(2);
        }
    }

    @OnEachDatabase
    void past_permits_are_forgotten(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.features.provisions().page(0);
            bureau.clock.moveTo(permit(approved).boardUntil());
            assertThat(bureau.features.provisions().forgetPast()).isZero();
            bureau.clock.moveTo(permit(approved).boardUntil().plusDays(1));
            assertThat(bureau.features.provisions().page(0).provisions()).singleElement()
                    .satisfies(one -> assertThat(one.locked()).isNull());
            assertThat(bureau.features.provisions().forgetPast()).isEqualTo(1);
            assertThat(bureau.features.provisions().page(0).provisions()).isEmpty();
        }
    }

    /// A reader that follows page by page while many grant at once ends with what a fresh reader sees.
    @OnEachDatabase
    void a_reader_that_follows_misses_nothing_while_others_grant_and_revoke(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database, 100_000); ExecutorService many = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 1; i <= 60; i++) {
                int number = i;
                work.add(() -> {
                    QuickPermitCase approved = bureau.submit(Bureau.traveller(number));
                    if (number % 3 == 0) {
                        bureau.features.retirement().revoke(OFFICER, permit(approved).permitId(),
                                new Revocation("error"));
                    }
                    return true;
                });
            }
            Map<PermitId, Boolean> followed = new HashMap<>();
            long after = 0;
            List<Future<Boolean>> begun = work.stream().map(many::submit).toList();
            while (begun.stream().anyMatch(one -> !one.isDone())) {
                after = follow(bureau, after, followed);
            }
            for (Future<Boolean> one : begun) {
                one.get();
            }
            follow(bureau, after, followed);
            Map<PermitId, Boolean> fresh = new HashMap<>();
            follow(bureau, 0, fresh);
            assertThat(followed).isEqualTo(fresh).hasSize(60);
            assertThat(followed.values().stream().filter(open -> open)).hasSize(40);
        }
    }

    private static long follow(Bureau bureau, long from, Map<PermitId, Boolean> seen) {
        long after = from;
        ProvisionPage page;
        do {
            page = bureau.features.provisions().page(after);
            for (Provision one : page.provisions()) {
                @Nullable
                String locked = one.locked();
                seen.put(one.permitId(), locked != null);
            }
            after = page.through();
        } while (page.more());
        return after;
    }
}
