package org.quickpermit.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;

/// The hash chain. Each entry's hash covers its own fields and the hash of the entry before it, so that a changed,
/// removed or swapped entry breaks every later link; the head, kept apart, shows a cut-off end.
public final class AuditLog {
    /// The hash before the first entry.
    public static final String GENESIS = "0".repeat(64);

    private final InstantSource clock;
    private final String readHead;

    /// @param clock time of the entries
    /// @param dialect engine, whose lock keeps two servers from adding the same link
    public AuditLog(InstantSource clock, Dialect dialect) {
        this.clock = clock;
        this.readHead = "SELECT seq, hash FROM audit_head WHERE id = 1" + dialect.forUpdate();
    }

    /// Adds an entry inside the caller's transaction: either both the deed and its entry exist, or neither. Call it last
    /// in the transaction, since it holds the head's lock until the commit.
    public void append(Handle handle, AuditEvent event) {
        try {
            Link head = head(handle);
            long seq = head.seq() + 1;
            long at = clock.millis();
            String details = canonical(event.details());
            String hash = hash(seq, at, event.action(), event.actor(), event.deviceId(), event.subject(),
                    event.outcome(), details, head.hash());
            PreparedStatement insert = KeptStatements.on(handle, """
                    INSERT INTO audit_entry
                      (seq, at, action, actor, device_id, subject, outcome, details, previous_hash, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            insert.setLong(1, seq);
            insert.setLong(2, at);
            insert.setString(3, event.action());
            insert.setString(4, event.actor());
            insert.setString(5, event.deviceId());
            insert.setString(6, event.subject());
            insert.setString(7, event.outcome());
            insert.setString(8, details);
            insert.setString(9, head.hash());
            insert.setString(10, hash);
            insert.executeUpdate();
            PreparedStatement update = KeptStatements.on(handle,
                    "UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1");
            update.setLong(1, seq);
            update.setString(2, hash);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit entry could not be written", e);
        }
    }

    /// @param seq number of the newest entry, 0 when there is none
    /// @param hash its hash, [#GENESIS] when there is none
    public record Link(long seq, String hash) {}

    private Link head(Handle handle) throws SQLException {
        try (ResultSet row = KeptStatements.on(handle, readHead).executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the audit log has no head");
            }
            return new Link(row.getLong(1), row.getString(2));
        }
    }

    /// SHA-256 over the fields, each preceded by its length, so that no two different entries have the same bytes.
    static String hash(long seq, long at, String... fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StringBuilder head = new StringBuilder().append(seq).append('|').append(at).append('|');
            digest.update(head.toString().getBytes(StandardCharsets.UTF_8));
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Details as one line, `key=value` sorted by key; separators inside values are escaped.
    private static String canonical(Map<String, String> details) {
        StringBuilder text = new StringBuilder();
        details.forEach((key, value) -> text.append(text.isEmpty() ? "" : ";").append(key).append('=')
                .append(value.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=")));
        return text.toString();
    }
}
