package org.quickpermit.server.platform.db.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.exception.FlywayValidateException;

/// What to tell the operator when a database cannot be opened at the start: one sentence with the remedy. Drivers and the
/// migration tool answer with pages that name neither the setting nor what to do.
final class StartFailures {
    private static final String OTHER_VERSION = "the database was made by another version of this program or changed "
            + "by hand: use that version, or restore a backup";

    private StartFailures() {}

    /// @param failure what the pool, the driver or the migration tool threw
    static String postgresql(RuntimeException failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof FlywayValidateException) {
                return OTHER_VERSION;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String known = byState(sql.getSQLState());
                if (!known.isEmpty()) {
                    return known;
                }
            }
        }
        return "PostgreSQL cannot be reached within 5 seconds: check database.url, and that the server runs and accepts "
                + "connections from this machine";
    }

    /// Class 28: who connects is not known; 3D000: no such database; 42501 and 25006: no right to write; class 53: full.
    private static String byState(String state) {
        if (state.startsWith("28")) {
            return "PostgreSQL refuses the user: check database.user and database.password "
                    + "(QUICKPERMIT_DATABASE_USER, QUICKPERMIT_DATABASE_PASSWORD)";
        }
        return switch (state) {
            case "3D000" ->
                "PostgreSQL has no database of the name that ends database.url: create it, or correct the name";
            case "42501" ->
                "database.user may not make tables in this database: grant it CREATE on the schema public";
            case "25006" -> "PostgreSQL takes no writes there: let database.url name the primary server";
            case "53300" -> "PostgreSQL takes no more connections: raise its max_connections, 16 are needed";
            default -> "";
        };
    }

    /// @param file the database file
    /// @param failure what the driver or the migration tool threw
    static String sqlite(Path file, Exception failure) {
        if (Files.isDirectory(file)) {
            return file + " is a folder where the database file belongs: move it away, or choose another --data";
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            return file
                    + " cannot be written: give the server's user the right to write to the folder, or choose another "
                    + "--data";
        }
        String said = String.join(" ",
                causes(failure).stream().map(cause -> String.valueOf(cause.getMessage())).toList());
        if (said.contains("SQLITE_NOTADB")) {
            return file + " is no SQLite database: move it away, or restore a backup";
        }
        if (said.contains("SQLITE_CORRUPT")) {
            return file + " is damaged: restore a backup";
        }
        if (said.contains("SQLITE_FULL")) {
            return "the disk of " + file + " is full: make room, then start again";
        }
        if (said.contains("SQLITE_BUSY")) {
            return file + " is in use by another program: stop that one, or choose another --data";
        }
        if (causes(failure).stream().anyMatch(FlywayValidateException.class::isInstance)) {
            return file + ": " + OTHER_VERSION;
        }
        return file + " cannot be opened: check the folder given with --data";
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < 16; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
