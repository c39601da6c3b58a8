package org.quickpermit.installers.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FloorTest {
    @TempDir
    private Path folder;

    @Test
    void each_operation_looks_up_and_leaves_one_durable_row() throws Exception {
        Path file = folder.resolve("floor.db");
        execute(file, "CREATE TABLE passport_a (document_number TEXT)");
        AtomicInteger people = new AtomicInteger();

        Measured measured;
        try (Floor floor = new Floor(file)) {
            List<Floor.LookUp> lookUps = List.of(new Floor.LookUp(
                    "SELECT document_number FROM passport_a WHERE document_number = ?", List.of(Floor.Key.DOCUMENT)));
            measured = new ClosedLoop(2, Duration.ZERO, Duration.ofSeconds(2)).run("floor",
                    number -> floor.client(lookUps, people::getAndIncrement));
        }

        // An operation that ends after the time is up is done, but not counted.
        assertThat(rows(file)).isEqualTo(people.get()).isBetween(measured.operations(), measured.operations() + 2);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long rows(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM floor_case")) {
            row.next();
            return row.getLong(1);
        }
    }
}
