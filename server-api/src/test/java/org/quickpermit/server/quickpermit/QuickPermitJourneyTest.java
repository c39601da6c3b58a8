package org.quickpermit.server.quickpermit;

import java.time.LocalDate;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitState;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Outcome;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.CLERK;
import static org.quickpermit.server.quickpermit.Bureau.DAY_ONE;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.permit;

@ExtendWith(DatabaseContract.class)
class QuickPermitJourneyTest {
    @TestTemplate
    @Tag("QP-5")
    @Tag("QP-6")
    @Tag("QP-7")
    @Tag("QP-8")
    @Tag("QP-11")
    void a_traveller_walks_from_the_swipe_to_two_entries_and_is_refused_the_third(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));

            assertThat(approved.outcome()).as(approved.grounds().toString()).isEqualTo(Outcome.APPROVED);
            assertThat(permit(approved).boardUntil()).isEqualTo(LocalDate.of(2027, 1, 22));
            assertThat(permit(approved).lastUsableDay()).isEqualTo(LocalDate.of(2027, 2, 22));
            assertThat(permit(approved).stations()).hasSize(7);
            assertThat(approved.charge())
                    .isEqualTo(new QuickPermitCase.Charge(new Ntd(200), new Ntd(9_800)));
            assertThat(approved.receipt().rules()).hasSize(15);
            assertThat(SealVerifier.verify(permit(approved).seal(), SealKind.BOARDING_CONFIRMATION,
                    bureau.features.trustLists().current(), DAY_ONE)).isInstanceOf(SealResult.Genuine.class);

            PrintLease lease = bureau.print(approved, "A0000001");
            assertThat(lease.copyNumber()).isEqualTo(1);
            assertThat(bureau.features.quickPermits().read("kangtai", approved.caseNumber().value()).permit())
                    .extracting("state").isEqualTo(PermitState.ISSUED);

            InspectionView first = bureau.enter(approved, "A0000001");
            assertThat(first.entries().getFirst().stayUntil()).isEqualTo(DAY_ONE.plusDays(14));
            assertThat(bureau.enter(approved, "A0000001").state()).isEqualTo(PermitState.EXHAUSTED);
            assertThatThrownBy(() -> bureau.enter(approved, "A0000001")).isInstanceOf(ApiProblem.class)
                    .extracting(e -> ((ApiProblem) e).type()).isEqualTo(ProblemType.ENTRY_REFUSED);
            assertThat(bureau.sumOfAccounts()).isZero();
        }
    }

    @TestTemplate
    @Tag("QP-3")
    @Tag("QP-8")
    void the_same_key_gets_the_same_bytes_and_is_charged_once(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            IdempotencyKey key = Bureau.key();
            StoredAnswer first = bureau.features.quickPermits().submit(CLERK, key, Bureau.traveller(1));
            StoredAnswer second = bureau.features.quickPermits().submit(CLERK, key, Bureau.traveller(1));

            assertThat(second).isEqualTo(first);
            assertThat(bureau.features.deposits().read("kangtai").balance()).isEqualTo(new Ntd(9_800));
            assertThatThrownBy(() -> bureau.features.quickPermits().submit(CLERK, key, Bureau.traveller(2)))
                    .extracting(e -> ((ApiProblem) e).type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
    }

    @TestTemplate
    @Tag("QP-5")
    void a_chinese_name_that_no_paper_can_show_is_approved_with_a_note_that_names_the_character(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitApplication plain = Bureau.traveller(1);
            QuickPermitCase approved = bureau.submit(new QuickPermitApplication(plain.document(), plain.mrz(),
                    plain.declaredKind(), "陳𠮶文", plain.identityNumber(), plain.contact(), plain.intendedArrival(),
                    plain.origins()));

            assertThat(approved.outcome()).isEqualTo(Outcome.APPROVED);
            assertThat(permit(approved).note()).satisfies(note -> {
                assertThat(note.zh()).contains("U+20BB6");
                assertThat(note.en()).contains("U+20BB6", "romanised name only");
            });
            assertThat(bureau.features.quickPermits().read("kangtai", approved.caseNumber().value()))
                    .isEqualTo(approved);
            assertThat(permit(bureau.submit(Bureau.traveller(2))).note()).isNull();
        }
    }

    @TestTemplate
    void a_used_confirmation_prints_no_second_permit(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");

            assertThatThrownBy(() -> bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                    new PrintLeaseRequest(permit(approved).seal(), null, "A0000002", null)))
                    .extracting(e -> ((ApiProblem) e).type()).isEqualTo(ProblemType.PERMIT_ALREADY_PRINTED);
        }
    }
}
