package org.quickpermit.server.quickpermit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;

/// Messages to other systems, written in the transaction of what they tell about. They are delivered at least once:
/// receivers drop a message id they have seen.
public final class Outbox {
    /// Adds a message.
    ///
    /// @param topic what it tells, as `quick-permit.decided`
    /// @param subject number of the thing it is about
    /// @param payload JSON without personal data; receivers read the rest from the books
    public void add(Handle handle, String topic, String subject, String payload, Instant now) {
        try {
            PreparedStatement insert = KeptStatements.on(handle, """
                    INSERT INTO outbox (message_id, topic, subject, payload, created_at) VALUES (?, ?, ?, ?, ?)""");
            // Beginning with the time, ids are added at the end of their index.
            insert.setString(1, String.format(Locale.ROOT, "%013d-%s", now.toEpochMilli(), UUID.randomUUID()));
            insert.setString(2, topic);
            insert.setString(3, subject);
            insert.setString(4, payload);
            insert.setLong(5, now.toEpochMilli());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the message could not be written", e);
        }
    }
}
