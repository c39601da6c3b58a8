package org.quickpermit.agency.submissions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;

import org.quickpermit.agency.submissions.SubmissionStore.StoreException;
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
            assertThat(second.open()).containsExactly(ONE);
            second.forget(ONE.key());
            assertThat(second.open()).isEmpty();
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
    void another_terminals_key_opens_nothing() {
        try (SqliteSubmissionStore store = store(SECRET)) {
            store.keep(ONE);
        }
        try (SqliteSubmissionStore other = store(
                "another secret, long enough for a key".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(other::open).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void a_key_is_kept_once() {
        try (SqliteSubmissionStore store = store(SECRET)) {
            store.keep(ONE);
            assertThatThrownBy(() -> store.keep(ONE)).isInstanceOf(StoreException.class);
            assertThat(store.open()).hasSize(1);
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
