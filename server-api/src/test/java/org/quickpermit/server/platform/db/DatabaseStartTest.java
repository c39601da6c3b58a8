package org.quickpermit.server.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A database that cannot be opened is reported in one sentence that names the setting and the remedy.
class DatabaseStartTest {
    private static void refusedWith(Runnable open, String... parts) {
        assertThatThrownBy(open::run).isInstanceOf(DatabaseUnavailable.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts).hasLineCount(1).doesNotContain("Exception"));
    }

    @Test
    void a_postgresql_that_does_not_run_is_named_with_its_setting() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        refusedWith(() -> Databases.postgresql("jdbc:postgresql://127.0.0.1:" + port + "/permits", "u", "p"),
                "cannot be reached", "database.url");
        for (String url : List.of("jdbc:postgresql:", "jdbc:postgresql://host:notaport/x", "jdbc:mysql://host/x", "")) {
            refusedWith(() -> Databases.postgresql(url, "u", "p"), "database.url");
        }
    }

    @Test
    void a_postgresql_that_lacks_the_database_or_the_user_says_which() {
        String url = DatabaseContract.postgresUrl();
        refusedWith(() -> Databases.postgresql(url.replaceFirst("/[^/?]+(\\?.*)?$", "/nothing_here"), "postgres", "p"),
                "no database", "database.url");
        refusedWith(() -> Databases.postgresql(url.replaceFirst("\\?.*", ""), "nobody_here", "p"), "database.user",
                "database.password");
    }

    @Test
    void a_postgresql_whose_commits_do_not_wait_for_the_disk_is_refused() throws SQLException {
        String url = DatabaseContract.postgresUrl();
        String name = url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
        }
        refusedWith(() -> Databases.postgresql(url, "postgres", "postgres"), "synchronous_commit");
    }

    @Test
    void a_file_that_is_no_database_is_named_and_left_as_it_is(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.db"), "this is a letter, not a database\n".repeat(200));
        byte[] before = Files.readAllBytes(text);
        refusedWith(() -> Databases.sqlite(text), text.toString(), "no SQLite database");
        assertThat(text).hasBinaryContent(before);
        Path directory = Files.createDirectory(folder.resolve("folder.db"));
        refusedWith(() -> Databases.sqlite(directory), directory.toString(), "is a folder");
        refusedWith(() -> Databases.sqlite(folder.resolve("missing").resolve("quickpermit.db")), "cannot be written");
    }

    @Test
    void a_database_of_a_newer_version_is_not_touched(@TempDir Path folder) {
        Path file = folder.resolve("newer.db");
        try (Database database = Databases.sqlite(file)) {
            database.write(handle -> handle.execute("""
                    UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '0001'"""));
        }
        refusedWith(() -> Databases.sqlite(file), "another version", "restore a backup");
    }
}
