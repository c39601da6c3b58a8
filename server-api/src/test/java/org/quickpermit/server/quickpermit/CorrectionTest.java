package org.quickpermit.server.quickpermit;

import java.time.Duration;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitState;
import org.quickpermit.seal.SealFault;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Outcome;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.CLERK;
import static org.quickpermit.server.quickpermit.Bureau.DAY_ONE;
import static org.quickpermit.server.quickpermit.Bureau.RIVAL;
import static org.quickpermit.server.quickpermit.Bureau.permit;

class CorrectionTest {
    @OnEachDatabase
    void a_correction_kills_the_old_barcode_and_costs_nothing(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase old = bureau.submit(Bureau.traveller(1));
            long listBefore = bureau.features.trustLists().current().number();
            QuickPermitCase corrected = correct(bureau, old, renamed(1));

            assertThat(corrected.outcome()).isEqualTo(Outcome.APPROVED);
            assertThat(corrected.charge()).isNull();
            assertThat(corrected.supersedes()).isEqualTo(old.caseNumber());
            assertThat(permit(corrected).lastUsableDay()).isEqualTo(permit(old).lastUsableDay());
            assertThat(bureau.features.trustLists().current().number()).isGreaterThan(listBefore);
            assertThat(SealVerifier.verify(permit(old).seal(), SealKind.BOARDING_CONFIRMATION,
                    bureau.features.trustLists().current(), DAY_ONE)).isInstanceOfSatisfying(
                            SealResult.Refused.class,
                            refused -> assertThat(refused.fault()).isEqualTo(SealFault.REVOKED));
            QuickPermitCase after = bureau.features.quickPermits().read("kangtai", old.caseNumber().value());
            assertThat(permit(after).state()).isEqualTo(PermitState.SUPERSEDED);
            assertThat(after.supersededBy()).isEqualTo(corrected.caseNumber());
            assertThat(bureau.features.deposits().read("kangtai").balance()).isEqualTo(new Ntd(9_800));
            assertThat(bureau.print(corrected, "A0000001").document().givenNames()).isEqualTo("TAI MING");
        }
    }

    @OnEachDatabase
    void a_correction_needs_the_window_the_agency_the_traveller_and_an_unprinted_permit(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase first = bureau.submit(Bureau.traveller(1));
            expect(ProblemType.NOT_FOUND, () -> bureau.features.quickPermits().correct(RIVAL, Bureau.key(),
                    first.caseNumber().value(), new Correction(renamed(1), "slip")));
            expect(ProblemType.INVALID_FIELDS, () -> correct(bureau, first, Bureau.traveller(2)));
            expect(ProblemType.INVALID_FIELDS, () -> bureau.features.quickPermits().correct(CLERK, Bureau.key(),
                    first.caseNumber().value(), new Correction(renamed(1), " ")));
            bureau.print(first, "A0000001");
            expect(ProblemType.STATE_CONFLICT, () -> correct(bureau, first, renamed(1)));
            QuickPermitCase second = bureau.submit(Bureau.traveller(2));
            bureau.clock.advance(Duration.ofHours(24).plusSeconds(1));
            expect(ProblemType.CORRECTION_WINDOW_CLOSED, () -> correct(bureau, second, renamed(2)));
        }
    }

    @OnEachDatabase
    void a_chain_of_corrections_neither_changes_the_traveller_nor_outlives_the_window(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase first = bureau.submit(Bureau.traveller(1));
            QuickPermitCase second = correct(bureau, first, withIdentity(renamed(1), Bureau.identity(2)));
            assertThat(second.outcome()).isEqualTo(Outcome.APPROVED);
            expect(ProblemType.INVALID_FIELDS, () -> correct(bureau, second, Bureau.traveller(2)));

            bureau.clock.advance(Duration.ofHours(23));
            QuickPermitCase third = correct(bureau, second, renamed(1));
            assertThat(third.outcome()).isEqualTo(Outcome.APPROVED);
            bureau.clock.advance(Duration.ofHours(2));
            expect(ProblemType.CORRECTION_WINDOW_CLOSED, () -> correct(bureau, third, Bureau.traveller(1)));
        }
    }

    private static QuickPermitApplication withIdentity(QuickPermitApplication application, String identityNumber) {
        return new QuickPermitApplication(application.document(), application.mrz(), application.declaredKind(),
                application.chineseName(), identityNumber, application.contact(), application.intendedArrival(),
                application.origins());
    }

    @OnEachDatabase
    @Tag("QP-9")
    void a_correction_refused_by_the_deny_list_ends_the_old_permit_too(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase old = bureau.submit(Bureau.traveller(1));
            bureau.load(Register.DENY_LIST,
                    "document_number,identity_number,name,chinese_name,birth_date,valid_until",
                    ",,CHEN TAIMING,,1980-02-29,");
            QuickPermitCase refused = correct(bureau, old, renamed(1));

            assertThat(refused.grounds()).extracting(Ground::code).containsExactly("ORDINARY_CHANNEL");
            assertThat(permit(bureau.features.quickPermits().read("kangtai", old.caseNumber().value())).state())
                    .isEqualTo(PermitState.REVOKED);
        }
    }

    @OnEachDatabase
    void a_correction_refused_for_its_data_alone_leaves_the_old_permit(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase old = bureau.submit(Bureau.traveller(1));
            QuickPermitApplication good = renamed(1);
            QuickPermitApplication slip = new QuickPermitApplication(good.document(),
                    Bureau.traveller(2).mrz(), null, good.chineseName(), good.identityNumber(), good.contact(),
                    good.intendedArrival(), good.origins());
            assertThat(correct(bureau, old, slip).grounds()).extracting(Ground::advice)
                    .containsOnly(Ground.Advice.DATA);
            assertThat(permit(bureau.features.quickPermits().read("kangtai", old.caseNumber().value())).state())
                    .isEqualTo(PermitState.GRANTED);
        }
    }

    @OnEachDatabase
    @Tag("QP-5")
    void a_cancelled_permit_is_dead_and_its_traveller_may_apply_again(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase old = bureau.submit(Bureau.traveller(1));
            QuickPermitCase cancelled = Bureau.read(bureau.features.quickPermits().cancel(CLERK, Bureau.key(),
                    old.caseNumber().value(), new Cancellation("traveller changed plans")), QuickPermitCase.class);

            assertThat(permit(cancelled).state()).isEqualTo(PermitState.REVOKED);
            expect(ProblemType.SEAL_REFUSED, () -> bureau.lease(old, "A0000001"));
            assertThat(bureau.submit(Bureau.traveller(1)).outcome()).isEqualTo(Outcome.APPROVED);
        }
    }

    @OnEachDatabase
    @Tag("T-3")
    void seven_days_before_its_end_a_permit_gives_way_to_a_new_one(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase old = bureau.submit(Bureau.traveller(1));
            bureau.print(old, "A0000001");
            bureau.clock.moveTo(permit(old).lastUsableDay().minusDays(8));
            bureau.loadEmpty();
            QuickPermitApplication later = later(bureau, 1);
            assertThat(bureau.submit(later).grounds()).extracting(Ground::code)
                    .containsExactly("PRIOR_APPROVAL_STILL_VALID");
            bureau.clock.moveTo(permit(old).lastUsableDay().minusDays(7));
            QuickPermitCase renewed = bureau.submit(later(bureau, 1));

            assertThat(renewed.outcome()).isEqualTo(Outcome.APPROVED);
            assertThat(renewed.supersedes()).isEqualTo(old.caseNumber());
            assertThat(permit(bureau.features.quickPermits().read("kangtai", old.caseNumber().value())).state())
                    .isEqualTo(PermitState.SUPERSEDED);
        }
    }

    @OnEachDatabase
    @Tag("QP-4")
    void a_register_that_is_too_old_decides_nothing_and_leaves_the_key_free(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.clock.moveTo(DAY_ONE.plusDays(4));
            var key = Bureau.key();
            QuickPermitApplication application = later(bureau, 1);
            expect(ProblemType.NOT_DECIDED,
                    () -> bureau.features.quickPermits().submit(CLERK, key, application));
            assertThat(bureau.count("SELECT COUNT(*) FROM quick_permit_case")).isZero();
            bureau.loadEmpty();

            assertThat(Bureau.read(bureau.features.quickPermits().submit(CLERK, key, application),
                    QuickPermitCase.class).outcome()).isEqualTo(Outcome.APPROVED);
        }
    }

    private static QuickPermitCase correct(Bureau bureau, QuickPermitCase old, QuickPermitApplication application) {
        return Bureau.read(bureau.features.quickPermits().correct(CLERK, Bureau.key(), old.caseNumber().value(),
                new Correction(application, "name misread")), QuickPermitCase.class);
    }

    private static QuickPermitApplication renamed(int number) {
        return Bureau.swiped(Bureau.document(Bureau.traveller(number).document().number(), "CHAN", "TAI MING"),
                Bureau.identity(number));
    }

    private static QuickPermitApplication later(Bureau bureau, int number) {
        QuickPermitApplication application = Bureau.traveller(number);
        return new QuickPermitApplication(application.document(), application.mrz(), null,
                application.chineseName(), application.identityNumber(), application.contact(),
                java.time.LocalDate.now(bureau.clock).plusDays(3), application.origins());
    }

    private static void expect(ProblemType type, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(ApiProblem.class).extracting(e -> ((ApiProblem) e).type())
                .isEqualTo(type);
    }
}
