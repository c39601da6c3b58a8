package org.quickpermit.kiosk.cutoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.quickpermit.cutoff.CutOffRules.Bar;
import org.quickpermit.kiosk.issuing.Issue;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.journal.Report;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.wire.OfflinePolicy;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Tag("QP-6")
class LoneDeskTest {
    private static final String OWN = LoneWorld.KIOSKS.get(0);

    @TempDir
    Path folder;

    private LoneWorld world(Result end) throws IOException {
        LoneWorld world = new LoneWorld(folder, OWN, end);
        world.contact();
        world.contact();
        return world;
    }

    @Test
    void a_kiosk_that_is_cut_off_prints_its_own_permit_and_reports_it_when_it_is_back() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cutOff();

        assertThat(world.scan(permit)).isEqualTo(new Issue.Issued());
        assertThat(world.sheetsOut()).isEqualTo(1);
        assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.ALREADY_PRINTED));
        assertThat(world.report()).isFalse();
        assertThat(world.desk.view().printsLeft()).isEqualTo(2);

        world.cut = false;
        world.contact();
        assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.ALREADY_PRINTED));
        assertThat(world.leased).isEmpty();
        assertThat(world.report()).isTrue();
        assertThat(world.report()).isTrue();
        assertThat(world.reported).singleElement().satisfies(event -> {
            assertThat(event.permitId()).isEqualTo(permit);
            assertThat(event.sheetNumber()).isEqualTo("TW00000001");
            assertThat(event.copyNumber()).isEqualTo(1);
            assertThat(event.result()).isEqualTo(Result.CONFIRMED);
            assertThat(event.issuedOn()).isEqualTo(TestBureau.TODAY);
        });
        assertThat(world.desk.view().printsLeft()).isEqualTo(3);
    }

    @Test
    void the_sheets_seal_is_genuine_by_the_trust_list() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cutOff();
        assertThat(world.desk.grant("p-1", world.slip(permit), "TW00000001"))
                .isInstanceOfSatisfying(org.quickpermit.kiosk.issuing.Alone.Granted.class,
                        granted -> assertThat(SealVerifier.verify(granted.lease().seal(), SealKind.ENTRY_PERMIT,
                                world.trust.current().orElseThrow(), TestBureau.TODAY))
                                .isInstanceOf(SealResult.Genuine.class));
    }

    @Test
    void a_permit_of_the_other_kiosk_is_sent_there_by_name() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId theirs = world.grant(1, false);
        world.contact();
        assertThat(world.scan(theirs)).isEqualTo(new Issue.Elsewhere("name of TPE-T1-S-2"));
        world.cutOff();
        assertThat(world.scan(theirs)).isEqualTo(new Issue.Elsewhere("name of TPE-T1-S-2"));
        assertThat(world.sheetsOut()).isZero();
        assertThat(world.journal.tray().flatMap(Tray::top)).contains("TW00000001");
    }

    @Test
    void a_permit_that_was_not_fetched_or_was_taken_back_is_not_printed() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId taken = world.grant(1, true);
        world.contact();
        world.take(taken);
        world.contact();
        world.cutOff();
        PermitId late = world.grant(500, true);
        for (PermitId permit : List.of(taken, late)) {
            assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.CANNOT_NOW));
        }
        assertThat(world.sheetsOut()).isZero();
    }

    @Test
    void nothing_is_printed_alone_until_the_line_has_been_quiet_long_enough() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cut = true;
        assertThat(world.desk.bar()).contains(Bar.NOT_YET);
        assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.CANNOT_NOW));
        world.pass(Duration.ofSeconds(31));
        assertThat(world.desk.bar()).isEmpty();
        world.restart();
        assertThat(world.desk.bar()).contains(Bar.NOT_YET);
    }

    /// A lease was asked for and its answer lost: it may stand in the centre's books with copy 1.
    @Test
    void a_lost_answer_raises_the_copy_number_of_what_is_printed_alone() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cut = true;
        world.scan(permit);
        world.pass(Duration.ofSeconds(31));
        assertThat(world.scan(permit)).isEqualTo(new Issue.Issued());
        assertThat(world.journal.printsOf(permit)).singleElement()
                .satisfies(print -> assertThat(print.copyNumber()).isEqualTo(2));
    }

    @Test
    void a_list_that_is_too_old_and_prints_that_are_used_up_bar_it() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        world.policy = new OfflinePolicy(240, 1);
        PermitId first = world.grant(1, true);
        PermitId second = world.grant(200, true);
        world.contact();
        world.cutOff();
        assertThat(world.scan(first)).isEqualTo(new Issue.Issued());
        assertThat(world.desk.bar()).contains(Bar.USED_UP);
        assertThat(world.scan(second)).isEqualTo(new Issue.NotIssued(SorryReason.CANNOT_NOW));
        world.pass(Duration.ofMinutes(240));
        assertThat(world.desk.bar()).contains(Bar.LIST_TOO_OLD);
        assertThat(world.sheetsOut()).isEqualTo(1);
        world.policy = OfflinePolicy.NONE;
        assertThat(world.desk.bar()).contains(Bar.NOT_ALLOWED);
    }

    @Test
    void a_clock_that_was_wrong_or_went_back_bars_it() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        world.desk.contact().noteTime();
        world.cutOff();
        assertThat(world.desk.bar()).isEmpty();
        world.pass(Duration.ofMinutes(2));
        world.desk.contact().noteTime();
        world.setClock(Duration.ofMinutes(-1));
        assertThat(world.desk.bar()).contains(Bar.CLOCK_WRONG);
        world.restart();
        assertThat(world.desk.bar()).contains(Bar.CLOCK_WRONG);
        world.setClock(Duration.ZERO);
        world.pass(Duration.ofSeconds(31));
        assertThat(world.desk.bar()).isEmpty();

        world.cut = false;
        world.setClock(Duration.ofMinutes(6));
        world.contact();
        world.cutOff();
        assertThat(world.desk.bar()).contains(Bar.CLOCK_WRONG);
        world.desk.contact().noteTime();
        world.cut = false;
        world.setClock(Duration.ZERO);
        world.contact();
        world.cutOff();
        assertThat(world.desk.bar()).isEmpty();
    }

    /// The power fails between the sheet and the report.
    @Test
    void a_print_that_was_cut_off_is_reported_as_unknown_and_then_as_a_person_found_it() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cutOff();
        var granted = (org.quickpermit.kiosk.issuing.Alone.Granted) world.desk.grant("p-1", world.slip(permit),
                "TW00000001");
        world.journal.reservedAlone("p-1", granted.lease(), granted.right());
        world.restart();
        world.pass(Duration.ofSeconds(31));
        assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.CANNOT_NOW));
        world.journal.trayChecked("TW00000002");
        assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.ASK_STAFF));
        world.journal.outcome("p-1", Result.CONFIRMED, Evidence.STAFF, "found");
        world.cut = false;
        assertThat(world.report()).isTrue();
        assertThat(world.reported).extracting(OfflinePrint::result).containsExactly(Result.UNKNOWN, Result.CONFIRMED);
        assertThat(world.reported).extracting(OfflinePrint::printId).containsOnly("p-1");
        assertThat(world.reported).extracting(OfflinePrint::bootId).hasSize(2).containsOnly(granted.right().bootId());
        assertThat(world.reported).extracting(OfflinePrint::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(world.journal.unreportedAlone()).isZero();
    }

    @Test
    void a_spoiled_sheet_lets_the_permit_be_printed_on_the_next_one_with_the_next_copy_number() throws Exception {
        LoneWorld world = world(Result.SPOILED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cutOff();
        assertThat(world.scan(permit)).isEqualTo(new Issue.NotIssued(SorryReason.SPOILED));
        assertThat(world.desk.grant("p-2", world.slip(permit), "TW00000002"))
                .isInstanceOfSatisfying(org.quickpermit.kiosk.issuing.Alone.Granted.class,
                        granted -> assertThat(granted.lease().copyNumber()).isEqualTo(2));
    }

    @Test
    void what_the_server_refuses_stays_until_a_person_closes_it_with_a_reason() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cutOff();
        world.scan(permit);
        world.cut = false;
        world.refusal = ProblemType.INVALID_FIELDS;
        assertThat(world.report()).isTrue();
        world.restart();
        List<Report> letters = world.journal.rejected();
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.problem()).isEqualTo("INVALID_FIELDS");
            assertThat(letter.alone()).isTrue();
        });
        long sequence = letters.getFirst().sequence();
        assertThatIllegalArgumentException().isThrownBy(() -> world.journal.closeRejected(sequence, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> world.journal.closeRejected(9_999, "told"));
        world.journal.closeRejected(sequence, "told the bureau");
        assertThatIllegalArgumentException().isThrownBy(() -> world.journal.closeRejected(sequence, "again"));
        assertThat(world.journal.rejected()).isEmpty();
        assertThat(world.journal.entries()).anyMatch(line -> line.contains("REPORT_CLOSED")
                && line.contains("told the bureau"));
        assertThat(world.journal.printsOf(permit)).extracting("step").containsExactly(PrintStep.CONFIRMED);
    }

    @Test
    void a_stolen_disk_shows_no_name_and_no_document() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        PermitId permit = world.grant(1, true);
        world.contact();
        world.cutOff();
        world.scan(permit);
        world.grant(300, true);
        String disk = new String(world.disk(), StandardCharsets.UTF_8);
        assertThat(disk).contains(permit.value());
        assertThat(disk).doesNotContain(TestBureau.DOCUMENT.surname()).doesNotContain(TestBureau.DOCUMENT.number())
                .doesNotContain("陳大文").doesNotContain(world.slip(permit));
    }

    @Test
    void fetching_goes_on_where_it_broke_off_and_a_damaged_file_is_fetched_anew() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        world.pageSize = 2;
        for (int i = 0; i < 5; i++) {
            world.grant(i * 100, true);
        }
        assertThat(world.foresight.turn()).isTrue();
        assertThat(world.provisions.count()).isEqualTo(2);
        assertThat(world.provisions.through()).isEqualTo(2);
        world.restart();
        world.contact();
        assertThat(world.provisions.count()).isEqualTo(5);
        assertThat(world.desk.view().age()).contains(Duration.ZERO);
        world.provisions.close();
        Files.write(folder.resolve("provisions.db"), "no database at all, and long enough to be read as one".repeat(90)
                .getBytes(StandardCharsets.UTF_8));
        world.restart();
        assertThat(world.provisions.count()).isZero();
        world.contact();
        assertThat(world.provisions.count()).isEqualTo(5);
    }

    @Test
    void provisions_past_their_day_are_dropped_and_the_key_is_renewed_in_time() throws Exception {
        LoneWorld world = world(Result.CONFIRMED);
        world.grant(1, true);
        world.contact();
        assertThat(world.provisions.count()).isEqualTo(1);
        Optional<String> first = world.keys.signer(world.today()).map(signer -> signer.keyId());
        world.pass(Duration.ofDays(32));
        world.contact();
        assertThat(world.provisions.count()).isZero();
        assertThat(world.keys.signer(world.today()).map(signer -> signer.keyId())).isPresent().isNotEqualTo(first);
        world.restart();
        assertThat(world.keys.signer(world.today())).isPresent();
        assertThat(world.keys.signer(world.today().plusDays(60))).isEmpty();
    }
}
