package org.quickpermit.kiosk.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A connection to a SQLite file whose n-th call fails, as on a disk that is full, gone, or does not take a sync: before
/// the call had an effect, or after it had one and only the answer was lost. Every later call fails as well, since a disk
/// that failed once is not asked again by anybody who is careful.
public final class FailingDisk {
    /// The calls that can reach the disk; the others fill in values, or clear up.
    private static final Set<String> TOUCHING = Set.of("setAutoCommit", "commit", "rollback", "prepareStatement",
            "execute",
            "executeQuery", "executeUpdate", "next");

    /// What makes a transaction durable, or begins the next.
    private static final Set<String> ENDING = Set.of("commit", "setAutoCommit");

    private final int failAt;
    private final boolean afterTheEffect;
    private final boolean untold;
    private int calls;
    private String failed = "nothing";
    private int commits;

    /// @param failAt the call that fails, 1 for the first
    /// @param afterTheEffect true to let it work and lose its answer
    public FailingDisk(int failAt, boolean afterTheEffect) {
        this(failAt, afterTheEffect, false);
    }

    private FailingDisk(int failAt, boolean afterTheEffect, boolean untold) {
        this.failAt = failAt;
        this.afterTheEffect = afterTheEffect;
        this.untold = untold;
    }

    /// A disk that says nothing of it: from the n-th call on nothing is made durable any more, and every call seems to
    /// work. No program can be careful against that; a test that does not notice it proves nothing.
    ///
    /// @param failAt the first call that is lost, 1 for the first
    public static FailingDisk thatKeepsQuiet(int failAt) {
        return new FailingDisk(failAt, false, true);
    }

    /// Opens the file through this disk.
    public Connection open(Path file) throws SQLException {
        return wrap(Connection.class, DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    }

    /// True once the n-th call was reached.
    public boolean failed() {
        return calls >= failAt;
    }

    /// Which call failed.
    public String failure() {
        return failed;
    }

    /// How many commits were asked for after the failure: a second sync may give a false yes.
    public int commitsAfterFailure() {
        return commits;
    }

    private <T> T wrap(Class<T> type, Object inner) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = type.getSimpleName() + "." + method.getName();
            if (!TOUCHING.contains(method.getName())) {
                return wrapped(call(inner, method, arguments));
            }
            boolean broken = failed();
            if (!broken) {
                calls++;
            } else if (method.getName().equals("commit")) {
                commits++;
            }
            boolean now = !broken && failed();
            if (now) {
                failed = name;
            }
            if (untold) {
                return failed() && ENDING.contains(method.getName()) ? null : wrapped(call(inner, method, arguments));
            }
            if (broken || now && !afterTheEffect) {
                throw new SQLException("disk I/O error at " + name);
            }
            Object answer = call(inner, method, arguments);
            if (now) {
                if (answer instanceof AutoCloseable open) {
                    open.close();
                }
                throw new SQLException("disk I/O error after " + name);
            }
            return wrapped(answer);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private @Nullable Object wrapped(@Nullable Object answer) {
        return switch (answer) {
            case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
            case Statement statement -> wrap(Statement.class, statement);
            case ResultSet rows -> wrap(ResultSet.class, rows);
            case null, default -> answer;
        };
    }

    private static @Nullable Object call(Object inner, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
