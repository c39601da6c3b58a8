package org.quickpermit.server.platform.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepared statements that live as long as their connection, for the few queries that run in every decision. Preparing
/// costs about three times what the look-up itself does on SQLite.
///
/// On SQLite the handles are kept, and the statements with them; on PostgreSQL a handle lives for one transaction and
/// the driver keeps the prepared form.
public final class KeptStatements implements JdbiConfig<KeptStatements> {
    private static final Logger LOG = LoggerFactory.getLogger(KeptStatements.class);

    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /// The statement for `sql` on the connection of `handle`. Never close it; close its result sets. Parameters keep
    /// their last values: set all of them.
    public static PreparedStatement on(Handle handle, String sql) throws SQLException {
        Map<String, PreparedStatement> kept = handle.getConfig(KeptStatements.class).statements;
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = handle.getConnection().prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    /// Gives all statements of `handle` up, to be called after a failure of SQL: the SQLite driver has closed the one that
    /// failed for another reason than a constraint, and does not say so.
    public static void forget(Handle handle) {
        Map<String, PreparedStatement> kept = handle.getConfig(KeptStatements.class).statements;
        for (PreparedStatement statement : kept.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                LOG.atDebug().setCause(e).log("a statement was closed already");
            }
        }
        kept.clear();
    }

    /// A new, empty set: statements belong to one connection and are never shared.
    @Override
    public KeptStatements createCopy() {
        return new KeptStatements();
    }
}
