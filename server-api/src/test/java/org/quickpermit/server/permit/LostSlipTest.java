package org.quickpermit.server.permit;

import java.time.Duration;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.PassportProof;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.PORT_KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.permit;

/// A traveller without the boarding confirmation: the passport finds the permit, and nothing else does.
@Tag("QP-6")
class LostSlipTest {
    @OnEachDatabase
    void the_passport_finds_the_permit_and_a_number_typed_besides_may_say_which(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase first = bureau.submit(Bureau.traveller(1));
            QuickPermitCase second = bureau.submit(Bureau.traveller(2));
            assertThat(lease(bureau, proof(first), null, "A0000001").permitId()).isEqualTo(permit(first).permitId());
            assertThat(lease(bureau, proof(second), permit(second).permitId().humanNumber(), "A0000002").permitId())
                    .isEqualTo(permit(second).permitId());
            assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'LOST_SLIP_SEARCHED'"
                    + " AND outcome = 'FOUND'")).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void whatever_does_not_fit_gets_one_and_the_same_answer_and_is_written_down(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PassportProof right = proof(approved);
            ApiProblem unknown = refused(bureau,
                    new PassportProof("X99999999", right.birthDate(), right.nationality()), null);
            for (PassportProof wrong : List.of(
                    new PassportProof(right.documentNumber(), right.birthDate().plusDays(1), right.nationality()),
                    new PassportProof(right.documentNumber(), right.birthDate(), "XXA"))) {
                ApiProblem refused = refused(bureau, wrong, null);
                assertThat(refused.type()).isEqualTo(ProblemType.NOT_FOUND);
                assertThat(refused.detail()).isEqualTo(unknown.detail());
            }
            ApiProblem otherNumber = refused(bureau, right, PermitId.of("7Q4K9ZT2M8XA").humanNumber());
            assertThat(otherNumber.type()).isEqualTo(ProblemType.NOT_FOUND);
            assertThat(otherNumber.detail()).isEqualTo(unknown.detail());
            assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'LOST_SLIP_SEARCHED'"
                    + " AND outcome = 'NOT_FOUND' AND subject = 'unknown'")).isEqualTo(4);
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease")).isZero();
        }
    }

    @OnEachDatabase
    void a_number_without_the_passport_prints_nothing_and_a_passport_is_no_ground_for_a_reprint(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            String number = permit(approved).permitId().humanNumber();
            assertThat(refused(bureau, null, number).type()).isEqualTo(ProblemType.INVALID_FIELDS);
            ApiProblem both = refused(() -> bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                    new PrintLeaseRequest(permit(approved).seal(), null, "A0000001", null, proof(approved))));
            assertThat(both.type()).isEqualTo(ProblemType.INVALID_FIELDS);
            ApiProblem reprint = refused(() -> bureau.features.printDesk().reprint(Bureau.staffed(KIOSK, "TPE-T1-S"),
                    Bureau.key(), new PrintLeaseRequest(null, number, "A0000001", ReprintReason.LOST,
                            proof(approved))));
            assertThat(reprint.type()).isEqualTo(ProblemType.INVALID_FIELDS);
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease")).isZero();
        }
    }

    @OnEachDatabase
    void who_holds_the_passport_is_told_why_the_permit_cannot_be_printed(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            assertThat(refused(bureau, proof(approved), null).type()).isEqualTo(ProblemType.PERMIT_ALREADY_PRINTED);
        }
    }

    @OnEachDatabase
    void searching_without_success_has_to_wait_longer_and_longer_at_that_kiosk_only(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PassportProof wrong = new PassportProof("X99999999", proof(approved).birthDate(), "CHN");
            for (int i = 0; i < 5; i++) {
                assertThat(refused(bureau, wrong, null).type()).isEqualTo(ProblemType.NOT_FOUND);
            }
            assertThat(refused(bureau, wrong, null).type()).isEqualTo(ProblemType.TOO_MANY_ATTEMPTS);
            assertThat(refused(bureau, proof(approved), null).type()).isEqualTo(ProblemType.TOO_MANY_ATTEMPTS);
            ApiProblem elsewhere = refused(() -> bureau.features.printDesk().lease(PORT_KIOSK, Bureau.key(),
                    new PrintLeaseRequest(null, null, "A0000001", null, wrong)));
            assertThat(elsewhere.type()).isEqualTo(ProblemType.NOT_FOUND);
            bureau.clock.advance(Duration.ofSeconds(6));
            assertThat(lease(bureau, proof(approved), null, "A0000001").copyNumber()).isEqualTo(1);
            assertThat(refused(bureau, wrong, null).type()).isEqualTo(ProblemType.NOT_FOUND);
        }
    }

    @OnEachDatabase
    void an_answer_that_was_lost_is_given_again_without_a_second_search(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            PrintLeaseRequest request = new PrintLeaseRequest(null, null, "A0000001", null,
                    proof(bureau.submit(Bureau.traveller(1))));
            IdempotencyKey key = Bureau.key();
            assertThat(bureau.features.printDesk().lease(KIOSK, key, request))
                    .isEqualTo(bureau.features.printDesk().lease(KIOSK, key, request));
            assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'LOST_SLIP_SEARCHED'"))
                    .isEqualTo(1);
        }
    }

    private static PassportProof proof(QuickPermitCase approved) {
        return PassportProof.of(approved.application().document());
    }

    private static PrintLease lease(Bureau bureau, PassportProof proof, @Nullable String number, String sheet) {
        return Bureau.read(bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                new PrintLeaseRequest(null, number, sheet, null, proof)), PrintLease.class);
    }

    private static ApiProblem refused(Bureau bureau, @Nullable PassportProof proof, @Nullable String number) {
        return refused(() -> bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                new PrintLeaseRequest(null, number, "A0000001", null, proof)));
    }

    private static ApiProblem refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ApiProblem.class, work);
    }
}
