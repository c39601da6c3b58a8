package org.quickpermit.server.registers.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.wire.RegisterLoad;

import org.jdbi.v3.core.Handle;

/// The two sides of one register's table and its row in `register_state`.
public final class RegisterTables {
    private final RegisterFile file;
    private final Dialect dialect;

    /// @param file the register's format
    /// @param dialect the engine
    public RegisterTables(RegisterFile file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    /// Claims the register for one load.
    ///
    /// @param claim name of the load
    /// @param now moment of the claim
    /// @param staleBefore claims older than this were left behind by a load that died
    /// @return the side to fill, or empty when another load has the register
    public Optional<String> claim(Handle handle, String claim, long now, long staleBefore) {
        return handle.createQuery("""
                UPDATE register_state SET claimed_by = :claim, claimed_at = :now
                WHERE register = :register AND (claimed_by IS NULL OR claimed_at < :stale)
                RETURNING CASE live_side WHEN 'a' THEN 'b' ELSE 'a' END""")
                .bind("claim", claim)
                .bind("now", now)
                .bind("register", label())
                .bind("stale", staleBefore)
                .mapTo(String.class)
                .findOne();
    }

    /// Gives the register free again, if the load still has it.
    public boolean release(Handle handle, String claim) {
        return handle.createUpdate("""
                UPDATE register_state SET claimed_by = NULL, claimed_at = NULL
                WHERE register = :register AND claimed_by = :claim""")
                .bind("register", label())
                .bind("claim", claim)
                .execute() == 1;
    }

    /// Renews the claim, in the transaction of each step of the load: a load that stalled and lost the register to
    /// another one must not write on into a side that the other cleared, filled or made live.
    ///
    /// @return false when the load has the register no more
    public boolean renew(Handle handle, String claim, long now) {
        return handle.createUpdate("""
                UPDATE register_state SET claimed_at = :now WHERE register = :register AND claimed_by = :claim""")
                .bind("now", now)
                .bind("register", label())
                .bind("claim", claim)
                .execute() == 1;
    }

    /// Takes some rows out of a side.
    ///
    /// @param most how many at most
    /// @return how many were taken out; 0 when the side is empty
    public int clear(Handle handle, String side, int most) {
        return handle.createUpdate(file.clearSql(side, dialect))
                .bind("most", most).execute();
    }

    /// Adds rows to a side.
    ///
    /// @param rows values in the order of the columns; an empty text stands for none
    public boolean insert(Handle handle, String side, List<List<Object>> rows) {
        try (PreparedStatement insert = handle.getConnection().prepareStatement(file.insertSql(side))) {
            for (List<Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    bind(insert, i, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("rows of " + file.table() + " could not be written", e);
        }
        return true;
    }

    private void bind(PreparedStatement insert, int column, Object value) throws SQLException {
        switch (value) {
            case Long day -> insert.setLong(column + 1, day);
            case String text when text.isEmpty() -> insert.setNull(column + 1,
                    file.columns().get(column).kind() == FieldKind.DAY
                            ? java.sql.Types.BIGINT
                            : java.sql.Types.VARCHAR);
            default -> insert.setString(column + 1, value.toString());
        }
    }

    /// Makes the indexes that an empty side lacks; they grow with the rows. Built over a filled side, one of them would
    /// be one long transaction.
    public boolean index(Handle handle, String side) {
        file.createIndexes(side).forEach(handle::execute);
        return true;
    }

    /// Makes a filled side the live one.
    ///
    /// @return number of the load, or empty when the load has the register no more
    public Optional<Long> switchTo(Handle handle, String side, String claim, long rows, long now) {
        return handle.createQuery("""
                UPDATE register_state SET live_side = :side, load = load + 1, row_count = :rows, loaded_at = :now
                WHERE register = :register AND claimed_by = :claim
                RETURNING load""")
                .bind("side", side)
                .bind("rows", rows)
                .bind("now", now)
                .bind("register", label())
                .bind("claim", claim)
                .mapTo(Long.class)
                .findOne();
    }

    /// What is live now.
    ///
    /// @param never what to give as time of load when there was none
    public RegisterLoad live(Handle handle, Instant never) {
        return handle.createQuery("SELECT load, row_count, loaded_at FROM register_state WHERE register = :register")
                .bind("register", label())
                .map((row, _) -> {
                    long at = row.getLong(3);
                    return new RegisterLoad(label(), row.getLong(1), row.getLong(2),
                            row.wasNull() ? never : Instant.ofEpochMilli(at), List.of());
                })
                .one();
    }

    private String label() {
        return file.register().label();
    }
}
