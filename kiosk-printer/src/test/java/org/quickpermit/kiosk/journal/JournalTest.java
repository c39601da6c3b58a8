package org.quickpermit.kiosk.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTest {
    @TempDir
    private Path folder;

    private final TestBureau bureau = new TestBureau();
    private Path file;
    private Journal journal;

    @BeforeEach
    void open() {
        file = folder.resolve("journal.db");
        journal = Journal.open(file, TestBureau.CLOCK);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void the_file_keeps_its_promises() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
            assertThat(statement.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(4);
        }
    }

    @Test
    void a_print_walks_its_steps_and_no_others() {
        journal.load("TW00000001", 3);
        journal.asked("p1", "TW00000001", null, "{}");
        assertThatThrownBy(() -> journal.submitted("p1", 5)).isInstanceOf(IllegalStateException.class);
        journal.reserved("p1", bureau.lease("l1", TestBureau.permitId(1), 1, "TW00000001"));
        assertThatThrownBy(() -> journal.refused("p1", "X")).isInstanceOf(IllegalStateException.class);
        journal.submitted("p1", 5);
        journal.outcome("p1", Result.CONFIRMED, Evidence.SHEET_COUNTER, "job 5");
        assertThatThrownBy(() -> journal.outcome("p1", Result.SPOILED, Evidence.STAFF, ""))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.print("p1").orElseThrow().step()).isEqualTo(PrintStep.CONFIRMED);
        assertThat(journal.waiting()).hasSize(1);
        assertThat(journal.tray().orElseThrow().top()).contains("TW00000002");
    }

    @Test
    void the_request_with_the_scanned_code_is_forgotten_with_its_answer() throws Exception {
        journal.load("TW00000001", 3);
        journal.asked("p1", "TW00000001", null, "{\"seal\":\"NIA1:SECRET\"}");
        assertThat(journal.request("p1")).isPresent();
        journal.reserved("p1", bureau.lease("l1", TestBureau.permitId(1), 1, "TW00000001"));
        assertThat(journal.request("p1")).isEmpty();
        assertThat(journal.entries()).noneMatch(entry -> entry.contains("SECRET"));
    }

    @Test
    void entries_can_be_neither_changed_nor_deleted() throws Exception {
        journal.load("TW00000001", 3);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM entry")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE entry SET detail = ''"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void reports_wait_until_acknowledged_and_rejected_ones_stay() {
        journal.load("TW00000001", 3);
        for (int i = 1; i <= 2; i++) {
            String id = "p" + i;
            journal.asked(id, "TW0000000" + i, null, "{}");
            journal.reserved(id, bureau.lease("l" + i, TestBureau.permitId(i), 1, "TW0000000" + i));
            journal.submitted(id, i);
            journal.outcome(id, Result.CONFIRMED, Evidence.SHEET_COUNTER, "");
        }
        List<Report> waiting = journal.waiting();
        journal.acknowledged(waiting.get(0).sequence());
        journal.rejected(waiting.get(1).sequence(), "STATE_CONFLICT");
        assertThat(journal.waiting()).isEmpty();
        assertThat(journal.rejected()).extracting(Report::problem).containsExactly("STATE_CONFLICT");
    }

    @Test
    void a_print_the_server_does_not_accept_the_evidence_of_is_unknown_until_a_person_looked() {
        journal.load("TW00000001", 3);
        journal.asked("p1", "TW00000001", null, "{}");
        journal.reserved("p1", bureau.lease("l1", TestBureau.permitId(1), 1, "TW00000001"));
        journal.submitted("p1", 1);
        journal.outcome("p1", Result.CONFIRMED, Evidence.SHEET_COUNTER, "");
        journal.doubted(journal.waiting().getFirst());
        assertThat(journal.waiting()).isEmpty();
        assertThat(journal.rejected()).isEmpty();
        assertThat(journal.unknown()).extracting(PrintRecord::id).containsExactly("p1");
        assertThat(journal.trayToCheck()).isTrue();
        journal.outcome("p1", Result.CONFIRMED, Evidence.STAFF, "looked");
        assertThat(journal.waiting()).singleElement()
                .satisfies(report -> assertThat(report.body()).contains("CONFIRMED", "STAFF"));
    }

    @Test
    void a_tray_check_moves_forward_only() {
        journal.load("TW00000001", 3);
        journal.trayDoubtful("test");
        assertThatThrownBy(() -> journal.trayChecked("TW00000009")).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.trayToCheck()).isTrue();
        journal.trayChecked("TW00000003");
        assertThat(journal.trayToCheck()).isFalse();
        assertThatThrownBy(() -> journal.trayChecked("TW00000002")).hasMessageContaining("used before");
        assertThat(journal.tray().orElseThrow().left()).isEqualTo(1);
    }

    @Test
    void a_sheet_that_never_left_the_tray_is_counted_back_and_may_be_used_again() {
        journal.load("TW00000001", 3);
        journal.asked("p1", "TW00000001", null, "{}");
        journal.reserved("p1", bureau.lease("l1", TestBureau.permitId(1), 1, "TW00000001"));
        journal.outcome("p1", Result.RETURNED, Evidence.NOTHING_SENT, "");
        assertThat(journal.trayToCheck()).isFalse();
        assertThat(journal.tray().orElseThrow().top()).contains("TW00000001");
        assertThat(journal.waiting()).singleElement()
                .satisfies(report -> assertThat(report.body()).contains("RETURNED", "NOTHING_SENT"));
    }

    @Test
    void after_an_abort_staff_may_find_the_same_sheet_on_top_but_never_a_good_one() {
        journal.load("TW00000001", 3);
        for (int i = 1; i <= 2; i++) {
            journal.asked("p" + i, "TW0000000" + i, null, "{}");
            journal.reserved("p" + i, bureau.lease("l" + i, TestBureau.permitId(i), 1, "TW0000000" + i));
            journal.submitted("p" + i, i);
        }
        journal.outcome("p1", Result.CONFIRMED, Evidence.SHEET_COUNTER, "");
        journal.outcome("p2", Result.RETURNED, Evidence.PRINTER_REPORT, "aborted");
        assertThat(journal.trayToCheck()).isTrue();
        assertThatThrownBy(() -> journal.trayChecked("TW00000001")).hasMessageContaining("used before");
        journal.trayChecked("TW00000002");
        assertThat(journal.tray().orElseThrow().top()).contains("TW00000002");
    }

    @Test
    void a_spoiled_sheet_is_dead_and_never_lies_on_top_again() {
        journal.load("TW00000001", 3);
        journal.asked("p1", "TW00000001", null, "{}");
        journal.reserved("p1", bureau.lease("l1", TestBureau.permitId(1), 1, "TW00000001"));
        journal.submitted("p1", 1);
        assertThatThrownBy(() -> journal.outcome("p1", Result.RETURNED, Evidence.JAM_REPORT, ""))
                .isInstanceOf(IllegalStateException.class);
        journal.outcome("p1", Result.SPOILED, Evidence.JAM_REPORT, "job 1");
        assertThat(journal.tray().orElseThrow().top()).contains("TW00000002");
        assertThatThrownBy(() -> journal.trayChecked("TW00000001")).hasMessageContaining("used before");
        assertThat(journal.waiting()).singleElement()
                .satisfies(report -> assertThat(report.body()).contains("SPOILED", "JAM_REPORT"));
    }

    @Test
    void bad_trays_are_refused_with_field_and_remedy_and_nothing_is_written() {
        int before = journal.entries().size();
        for (String number : List.of("", "tw000001", "12", "TOOLONG00001", "TW-0001", "TW１２３４")) {
            assertThatThrownBy(() -> journal.load(number, 5)).as(number).hasMessageContaining("sheet number");
        }
        for (int count : new int[]{0, -1, 5_001}) {
            assertThatThrownBy(() -> journal.load("TW00000001", count)).hasMessageContaining("number of sheets");
        }
        assertThatThrownBy(() -> journal.load("TW9999", 2)).hasMessageContaining("more digits");
        assertThat(journal.entries()).hasSize(before);
        assertThat(journal.tray()).isEmpty();
    }

    @Test
    void the_log_is_searched_by_number_day_and_outcome() {
        journal.load("TW00000001", 9);
        journal.asked("p1", "TW00000001", null, "{}");
        journal.refused("p1", "EXPIRED");
        java.time.LocalDate today = TestBureau.TODAY;
        assertThat(journal.search(LogQuery.ofNumber("TW"), 9)).as("refusals are left out").isEmpty();
        assertThat(journal.search(new LogQuery("", Optional.of(today), Set.of(PrintStep.REFUSED)), 9)).hasSize(1);
        assertThat(journal.search(new LogQuery("00001", Optional.of(today), Set.of(PrintStep.REFUSED)), 9)).hasSize(1);
        assertThat(journal.search(new LogQuery("00002", Optional.of(today), Set.of(PrintStep.REFUSED)), 9)).isEmpty();
        assertThat(journal.search(new LogQuery("", Optional.of(today.minusDays(1)), Set.of(PrintStep.REFUSED)), 9))
                .isEmpty();
        assertThat(journal.search(new LogQuery("", Optional.of(today), Set.of(PrintStep.SPOILED)), 9)).isEmpty();
    }

    @Test
    void a_damaged_file_is_refused() throws Exception {
        journal.load("TW00000001", 3);
        journal.close();
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 0, Math.min(bytes.length, 4_096), (byte) 0x5A);
        Path damaged = folder.resolve("damaged.db");
        Files.write(damaged, bytes);
        assertThatThrownBy(() -> Journal.open(damaged, TestBureau.CLOCK)).isInstanceOf(JournalException.class);
        open();
    }

    @Test
    void a_write_that_failed_is_final_until_the_file_is_opened_again() throws Exception {
        journal.load("TW00000001", 3);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement
                    .executeUpdate("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk'); END");
            assertThatThrownBy(() -> journal.trayDoubtful("x")).isInstanceOf(JournalException.class);
            statement.executeUpdate("DROP TRIGGER full");
        }
        assertThatThrownBy(() -> journal.tray()).hasMessageContaining("restart");
        journal.close();
        open();
        assertThat(journal.trayToCheck()).isFalse();
    }

    @Test
    void a_full_disk_is_told_apart_from_a_broken_one_and_stays_said() throws Exception {
        journal.close();
        Connection small = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = small.createStatement()) {
            int pages = statement.executeQuery("PRAGMA page_count").getInt(1);
            statement.executeQuery("PRAGMA max_page_count=" + pages);
        }
        journal = Journal.over(small, TestBureau.CLOCK);
        String much = "x".repeat(20_000);
        assertThatThrownBy(() -> journal.setting("big", much))
                .isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.diskFull()).isTrue());
        assertThatThrownBy(() -> journal.tray())
                .isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.diskFull()).isTrue());
        journal.close();
        open();
        assertThat(journal.setting("big")).isEmpty();
        journal.load("TW00000001", 3);
        assertThat(journal.latestEntry()).contains(TestBureau.CLOCK.instant());
    }
}
