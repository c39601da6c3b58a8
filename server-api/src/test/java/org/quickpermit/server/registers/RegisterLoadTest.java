package org.quickpermit.server.registers;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

import org.quickpermit.server.decision.Finding;
import org.quickpermit.server.decision.Findings.Movement;
import org.quickpermit.server.decision.Findings.PassportNote;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.DenyListEntry;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.RegisterLoad.RejectedRow;

import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("EX-2")
class RegisterLoadTest {
    private static final LocalDate BORN = LocalDate.of(1980, 2, 29);
    private static final Traveller TRAVELLER = new Traveller("K12345601", Bureau.identity(1), BORN);

    @OnEachDatabase
    void every_look_up_finds_its_rows_and_no_others(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.load(Register.MOVEMENTS, "document_number,identity_number,direction,day",
                    "K12345601," + Bureau.identity(1) + ",ENTRY,2026-01-01", "OLD1," + Bureau.identity(1)
                            + ",EXIT,2026-01-15",
                    "K99999999,,ENTRY,2026-02-01");
            bureau.load(Register.PASSPORTS, "document_number,issuing_state,expiry_date,status",
                    "K12345601,CHN,2031-02-28,LOST");
            bureau.load(Register.DENY_LIST,
                    "document_number,identity_number,name,chinese_name,birth_date,valid_until",
                    ",,\"CHEN, TAIMAN\",,1980-02-29,", "K12345601,,,,,2026-11-22", "K12345601,,,,,2026-11-21");
            bureau.load(Register.CONTROL, "document_number,identity_number,direction,valid_until",
                    "," + Bureau.identity(1) + ",ENTRY,");
            bureau.load(Register.PRIOR_APPROVALS, "document_number,identity_number,reference,last_valid_day",
                    "K12345601,,N-1,2026-11-22", "K12345601,,N-2,2026-11-21");
            RegisterAnswers answers = ask(bureau, Duration.ofDays(3));

            assertThat(answers.movements().entries()).containsExactlyInAnyOrder(
                    new Movement(Movement.Direction.ENTRY, LocalDate.of(2026, 1, 1)),
                    new Movement(Movement.Direction.EXIT, LocalDate.of(2026, 1, 15)));
            assertThat(answers.passports().entries()).containsExactly(
                    new PassportNote("CHN", PassportNote.Status.LOST, LocalDate.of(2031, 2, 28)));
            assertThat(answers.denyList().entries()).hasSize(2);
            assertThat(answers.control().entries()).hasSize(1);
            assertThat(answers.priorApprovals().entries()).extracting("reference").containsExactly("N-1");
            assertThat(answers.ages()).hasSize(5).allSatisfy(age -> assertThat(age.load()).isEqualTo(2));
        }
    }

    @OnEachDatabase
    void a_file_with_one_bad_row_changes_nothing_and_names_the_place(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            RegisterLoad load = bureau.load(Register.MOVEMENTS, "document_number,identity_number,direction,day",
                    "K12345601,,ENTRY,2026-01-01", "K12345602,,IN,2026-02-30", "K1234560é,,EXIT");

            assertThat(load.load()).isEqualTo(1);
            assertThat(load.rejected()).extracting(RejectedRow::line, RejectedRow::column).containsExactly(
                    org.assertj.core.groups.Tuple.tuple(3L, "direction"),
                    org.assertj.core.groups.Tuple.tuple(3L, "day"), org.assertj.core.groups.Tuple.tuple(4L, ""));
            assertThat(ask(bureau, Duration.ofDays(3)).movements()).isInstanceOf(Finding.Clear.class);
        }
    }

    @OnEachDatabase
    void a_wrong_header_and_an_open_quote_are_refused(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            assertThat(bureau.load(Register.CONTROL, "identity_number,document_number,direction,valid_until")
                    .rejected()).hasSize(1);
            assertThat(bureau.load(Register.DENY_LIST,
                    "document_number,identity_number,name,chinese_name,birth_date,valid_until",
                    ",,\"CHEN,,1980-02-29,").rejected()).hasSize(1);
            assertThat(bureau.load(Register.DENY_LIST,
                    "document_number,identity_number,name,chinese_name,birth_date,valid_until", ",,CHEN,,,")
                    .rejected()).extracting(RejectedRow::column).containsExactly("birth_date");
        }
    }

    @OnEachDatabase
    @Tag("QP-9")
    void a_new_load_replaces_the_old_one_but_not_what_officers_entered(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.features.denyList().add(Bureau.OFFICER, Bureau.key(),
                    new DenyListEntry("K12345601", null, null, null, null, "court order", null));
            String header = "document_number,identity_number,name,chinese_name,birth_date,valid_until";
            bureau.load(Register.DENY_LIST, header, "," + Bureau.identity(1) + ",,,,");
            assertThat(ask(bureau, Duration.ofDays(3)).denyList().entries()).hasSize(2);
            bureau.load(Register.DENY_LIST, RegisterLoader.Shrink.ALLOWED, header);
            assertThat(ask(bureau, Duration.ofDays(3)).denyList().entries()).hasSize(1);
        }
    }

    /// A file that was cut off between two rows must not empty the list.
    @OnEachDatabase
    @Tag("QP-9")
    void a_file_with_fewer_than_half_the_rows_is_refused_unless_somebody_says_that_it_is_whole(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            String header = "document_number,identity_number,name,chinese_name,birth_date,valid_until";
            String first = "K12345601,,,,,";
            assertThat(bureau.load(Register.DENY_LIST, header, first, "K2,,,,,", "K3,,,,,").rejected()).isEmpty();

            for (String[] file : new String[][]{{header}, {header, "K9,,,,,"}}) {
                RegisterLoad refused = bureau.load(Register.DENY_LIST, file);
                assertThat(refused.rejected()).singleElement().satisfies(row -> assertThat(row.text().en())
                        .contains("of the 3 that are live", "shrink=allowed", "--allow-shrink"));
                assertThat(ask(bureau, Duration.ofDays(3)).denyList().entries()).hasSize(1);
            }

            assertThat(bureau.load(Register.DENY_LIST, header, first, "K2,,,,,").rows()).isEqualTo(2);
            assertThat(bureau.load(Register.DENY_LIST, RegisterLoader.Shrink.ALLOWED, header).rows()).isZero();
            assertThat(ask(bureau, Duration.ofDays(3)).denyList().entries()).isEmpty();
        }
    }

    @OnEachDatabase
    void a_register_older_than_its_limit_is_unavailable(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.clock.advance(Duration.ofHours(2));
            assertThat(ask(bureau, Duration.ofHours(2)).control()).isInstanceOf(Finding.Clear.class);
            assertThat(ask(bureau, Duration.ofHours(1)).control()).isInstanceOf(Finding.Unavailable.class);
        }
    }

    private static RegisterAnswers ask(Bureau bureau, Duration limit) {
        Clock clock = bureau.clock;
        return bureau.database.read(handle -> new CheckRegisters(clock, StalenessPolicy.allOf(limit)).ask(handle,
                TRAVELLER, LocalDate.now(clock)));
    }
}
