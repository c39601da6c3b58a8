package org.quickpermit.installers.simulation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A kiosk's disk in memory, with its journal file. The process may die at every call that touches it; then what was
/// written and not yet synced is lost, or a part of it, and the next process finds what is left.
final class SimDisk {
    private static final Set<String> TOUCHING = Set.of("commit", "executeUpdate", "execute");

    private final World world;
    private final Path folder;
    private int generation;
    private long synced;
    private @Nullable Connection open;

    SimDisk(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    /// The journal as it is on the disk.
    Path file() {
        return folder.resolve("journal-" + generation + ".db");
    }

    private Path log(int of) {
        return folder.resolve("journal-" + of + ".db-wal");
    }

    /// Opens the journal file for a process.
    ///
    /// @param late true for a disk that says "synced" one transaction too early
    Connection open(VirtualTime.Life process, boolean late) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        open = connection;
        // What the last process left has survived, and is not lost by the next one.
        synced();
        return wrap(Connection.class, connection, process, late ? new LateDisk(connection) : null);
    }

    /// The process is gone: what was not synced is gone too, but for a part that the disk had by chance.
    void crash() {
        Connection old = open;
        open = null;
        try {
            int before = generation++;
            Files.copy(folder.resolve("journal-" + before + ".db"), file());
            if (Files.exists(log(before))) {
                Files.copy(log(before), log(generation));
                try (RandomAccessFile log = new RandomAccessFile(log(generation).toFile(), "rw")) {
                    long unsynced = log.length() - synced;
                    if (unsynced > 0) {
                        log.setLength(synced + world.chance().below((int) unsynced + 1));
                    }
                }
            }
            if (old != null) {
                old.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Closes the file at the end of the day.
    void close() {
        Connection connection = open;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void synced() {
        try {
            synced = Files.exists(log(generation)) ? Files.size(log(generation)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T wrap(Class<T> type, Object inner, VirtualTime.Life process, @Nullable LateDisk late) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            process.require();
            boolean touches = TOUCHING.contains(name);
            if (touches) {
                world.step(process, "before journal " + name);
            }
            if (late != null && late.takes(name, arguments)) {
                return null;
            }
            Object answer = call(inner, method, arguments);
            if (name.equals("commit")) {
                synced();
                world.invariants().journalWrote();
            }
            if (touches) {
                world.step(process, "after journal " + name);
            }
            return switch (answer) {
                case PreparedStatement statement -> wrap(PreparedStatement.class, statement, process, late);
                case Statement statement -> wrap(Statement.class, statement, process, late);
                case null, default -> answer;
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private static @Nullable Object call(Object inner, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /// The planted defect "print before journal": a commit is written only when the next transaction begins.
    private static final class LateDisk {
        private final Connection connection;
        private boolean owed;

        LateDisk(Connection connection) {
            this.connection = connection;
        }

        /// @return true when the call was put off
        boolean takes(String name, Object @Nullable [] arguments) throws SQLException {
            if (name.equals("commit")) {
                owed = true;
                return true;
            }
            boolean begins = name.equals("setAutoCommit") && arguments != null && Boolean.FALSE.equals(arguments[0]);
            if (begins && owed) {
                owed = false;
                connection.commit();
                return true;
            }
            return owed && (name.equals("setAutoCommit") || name.equals("rollback"));
        }
    }
}
