package org.quickpermit.server.quickpermit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.LongStream;

import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;

/// Lets the applications of one traveller through one after the other (duplicates in flight, QP-4). Whoever comes second
/// waits until the first is decided, and then sees its permit.
///
/// On SQLite all transactions run one after the other anyway. On PostgreSQL each takes a lock for the document and one for
/// the identity number, in one order, so that two never wait for each other. The locks end with the transaction and leave
/// nothing behind. Their names are 64 bits of a hash: two travellers who share one by chance wait for each other, no more.
final class TravellerGate {
    private final Dialect dialect;

    TravellerGate(Dialect dialect) {
        this.dialect = dialect;
    }

    void pass(Handle handle, String documentNumber, String identityNumber) {
        switch (dialect) {
            case SQLITE -> {
            }
            case POSTGRESQL -> LongStream.of(lock("d:" + documentNumber), lock("i:" + identityNumber))
                    .sorted()
                    .forEach(name -> take(handle, name));
        }
    }

    private static long lock(String traveller) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(traveller.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void take(Handle handle, long name) {
        try {
            PreparedStatement select = KeptStatements.on(handle, "SELECT pg_advisory_xact_lock(?)");
            select.setLong(1, name);
            select.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("the traveller's gate could not be passed", e);
        }
    }
}
