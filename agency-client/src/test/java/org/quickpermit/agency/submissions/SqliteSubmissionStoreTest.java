package org.quickpermit.agency.submissions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.quickpermit.agency.submissions.SubmissionStore.StoreException;
import org.quickpermit.agency.submissions.SubmissionStore.Unreadable;
import org.quickpermit.wire.ProblemType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteSubmissionStoreTest {
    private static final byte[] SECRET = "a secret of more than thirty-two bytes".getBytes(StandardCharsets.UTF_8);
    private static final Submission ONE = new Submission("0b4a4c5e-0000-4000-8000-000000000001",
            Instant.parse("2026-11-22T04:00:12Z"), new Draft(Draft.Kind.APPLICATION, "/api/v1/quick-permits",
                    new Draft.Body("{\"identityNumber\":\"A123456(3)\"}".getBytes(StandardCharsets.UTF_8)),
                    "CHAN, TAI MAN", "K12345678"));

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_there_after_the_program_was_killed() throws Exception {
        SqliteSubmissionStore first = store(SECRET);
        first.keep(ONE);
        // Not closed, as after kill -9; the copy is what a second process would find on disk.
        Path copy = Files.createDirectory(folder.resolve("after"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (SqliteSubmissionStore second = new SqliteSubmissionStore(copy.resolve("s.db"), new Sealing(SECRET))) {
            assertThat(second.kept().open()).containsExactly(ONE);
            second.forget(ONE.key());
            assertThat(second.kept().open()).isEmpty();
        }
        first.close();
    }

    @Test
    void nothing_on_disk_names_the_traveller() throws Exception {
        try (SqliteSubmissionStore store = store(SECRET)) {
            store.keep(ONE);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(content).doesNotContain("CHAN").doesNotContain("K12345678").doesNotContain("A123456");
                }
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("s.db"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_cannot_be_opened_is_told_beside_what_can_and_stays_until_it_is_set_aside() {
        Submission two = new Submission("0b4a4c5e-0000-4000-8000-000000000002", ONE.madeAt().plusSeconds(60),
                ONE.draft());
        Unreadable lost = new Unreadable(ONE.key(), ONE.madeAt());
        try (SqliteSubmissionStore store = store(SECRET)) {
            store.keep(ONE);
        }
        byte[] otherKey = "another secret, long enough for a key".getBytes(StandardCharsets.UTF_8);
        try (SqliteSubmissionStore other = store(otherKey)) {
            other.keep(two);
            assertThat(other.kept().open()).containsExactly(two);
            assertThat(other.kept().unreadable()).containsExactly(lost);
            other.setAside(List.of(lost));
            assertThat(other.kept().unreadable()).isEmpty();
        }
        // The row is still there, but even its own key does not ask it again.
        try (SqliteSubmissionStore store = store(SECRET)) {
            assertThat(store.kept().open()).isEmpty();
            assertThat(store.kept().unreadable()).containsExactly(new Unreadable(two.key(), two.madeAt()));
            assertThatThrownBy(() -> store.keep(ONE)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void a_file_of_the_first_version_is_taken_over() throws Exception {
        byte[] sealed = new Sealing(SECRET).seal("""
                {"kind":"APPLICATION","path":"/x","body":"e30=","traveller":"CHAN","documentNumber":"K1"}"""
                .getBytes(StandardCharsets.UTF_8), ONE.key());
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("s.db"));
                Statement statement = old.createStatement()) {
            statement.execute("""
                    CREATE TABLE submission (idempotency_key TEXT PRIMARY KEY, made_at INTEGER NOT NULL,
                        sealed BLOB NOT NULL) STRICT
                    """);
            statement.execute("PRAGMA user_version=1");
            statement.execute("INSERT INTO submission VALUES ('" + ONE.key() + "', 1, x'"
                    + HexFormat.of().formatHex(sealed) + "')");
        }
        try (SqliteSubmissionStore store = store(SECRET)) {
            assertThat(store.kept().open()).singleElement().extracting(Submission::key).isEqualTo(ONE.key());
        }
        assertThat(SqliteSubmissionStore.waiting(folder.resolve("s.db"))).hasSize(1);
    }

    @Test
    void a_key_is_kept_once() {
        try (SqliteSubmissionStore store = store(SECRET)) {
            store.keep(ONE);
            assertThatThrownBy(() -> store.keep(ONE)).isInstanceOf(StoreException.class);
            assertThat(store.kept().open()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void only_an_undecided_problem_lets_a_submission_be_given_up(ProblemType type) {
        assertThat(SubmissionDesk.fate(type) == SubmissionDesk.Fate.NOT_YET)
                .isEqualTo(type == ProblemType.NOT_DECIDED);
    }

    private SqliteSubmissionStore store(byte[] secret) {
        return new SqliteSubmissionStore(folder.resolve("s.db"), new Sealing(secret));
    }
}
