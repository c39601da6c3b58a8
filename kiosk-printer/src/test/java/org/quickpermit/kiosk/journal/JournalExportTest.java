package org.quickpermit.kiosk.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.kiosk.journal.JournalExport.Verdict;
import org.quickpermit.kiosk.testing.TestBureau;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The journal as a file: whole it verifies, and nothing can be done to it unseen.
class JournalExportTest {
    @TempDir
    private Path folder;

    private Path db;

    @BeforeEach
    void write_a_journal() {
        db = folder.resolve("journal.db");
        try (Journal journal = Journal.open(db, TestBureau.CLOCK)) {
            journal.load("TW00000001", 10);
            journal.asked("p1", "TW00000001", null, "{}");
            journal.refused("p1", "EXPIRED");
            journal.trayDoubtful("found by staff.lin");
            journal.trayChecked("TW00000002");
        }
    }

    @Test
    void an_export_is_whole_masks_logins_and_names_its_kiosk() throws Exception {
        Path file = export();
        assertThat(JournalExport.verify(file)).isInstanceOfSatisfying(Verdict.Whole.class, whole -> {
            assertThat(whole.kiosk()).isEqualTo("kiosk-t1s-1");
            assertThat(whole.entries()).isEqualTo(5);
        });
        assertThat(Files.readString(file)).contains("found by ***").doesNotContain("staff.lin");
        assertThat(folder.resolve(file.getFileName() + ".part")).doesNotExist();
    }

    @Test
    void an_entry_changed_taken_out_moved_added_or_cut_off_is_found() throws Exception {
        List<String> good = Files.readAllLines(export());
        List<List<String>> bad = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            bad.add(without(good, i));
            for (String part : List.of("REFUSED", "sheet TW00000001", "2026-11-22", "p1", "ALL")) {
                bad.add(changed(good, i, part));
            }
        }
        List<String> swapped = new ArrayList<>(good);
        swapped.set(2, good.get(3));
        swapped.set(3, good.get(2));
        bad.add(swapped);
        List<String> more = new ArrayList<>(good);
        more.add(good.getLast());
        bad.add(more);
        int tried = 0;
        for (List<String> lines : bad) {
            // The moment of the export itself is said by the file's head and proves nothing.
            if (!lines.equals(good) && !(lines.size() > 1 && lines.subList(1, lines.size()).equals(good.subList(1, good
                    .size())))) {
                assertThat(verify(lines)).as(String.join("\n", lines)).isInstanceOf(Verdict.Broken.class);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    @Test
    void what_is_no_export_is_told_apart() throws Exception {
        assertThat(verify(List.of())).isInstanceOf(Verdict.Broken.class);
        assertThat(verify(List.of("no json"))).isInstanceOf(Verdict.Broken.class);
        assertThat(verify(List.of("{}"))).isInstanceOf(Verdict.Broken.class);
        assertThatThrownBy(() -> JournalExport.write(List.of(), "k", folder.resolve("nowhere"), TestBureau.CLOCK
                .instant())).isInstanceOf(IOException.class).hasMessageContaining("nowhere");
    }

    @Test
    void a_journal_somebody_changed_in_its_file_is_not_exported() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + db);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("DROP TRIGGER entry_is_fixed");
            statement.executeUpdate("UPDATE entry SET detail = 'sheet TW00000009' WHERE sequence = 2");
        }
        assertThatThrownBy(this::export).isInstanceOf(IllegalStateException.class).hasMessageContaining("entry 2");
    }

    @Test
    void a_journal_written_before_there_was_a_chain_is_linked_when_it_is_opened() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + db);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("ALTER TABLE entry DROP COLUMN hash");
            statement.executeUpdate("PRAGMA user_version=3");
        }
        assertThat(JournalExport.verify(export())).isInstanceOf(Verdict.Whole.class);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + db);
                Statement statement = other.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE entry SET detail = 'x'"))
                    .hasMessageContaining("entries stay");
        }
    }

    private Path export() throws IOException {
        try (Journal journal = Journal.open(db, TestBureau.CLOCK)) {
            return JournalExport.write(journal.chain(), "kiosk-t1s-1", folder, TestBureau.CLOCK.instant());
        }
    }

    private Verdict verify(List<String> lines) throws IOException {
        return JournalExport.verify(Files.write(folder.resolve("other.jsonl"), lines, StandardCharsets.UTF_8));
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(index);
        return fewer;
    }

    private static List<String> changed(List<String> lines, int index, String part) {
        List<String> other = new ArrayList<>(lines);
        String line = lines.get(index);
        other.set(index, part.equals("ALL") ? "{}" : line.replace(part, part.substring(1) + "Z"));
        return other;
    }
}
