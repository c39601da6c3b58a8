package org.quickpermit.server.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

import org.quickpermit.permit.CaseNumber;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.KeptStatements;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Does a deed at most once for a key. The deed and the record of its answer are one transaction; whoever repeats the
/// request gets the recorded bytes. A deed that throws leaves no record, so its key may be tried again.
public final class Once {
    /// How long an answer is kept: longer than any permit lives, from its application to its last usable day.
    public static final Duration KEPT = Duration.ofDays(190);
    private static final int FORGOTTEN_AT_ONCE = 200;

    private final Database database;
    private final InstantSource clock;
    private final ObjectWriter json = WireJson.strict().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public Once(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A request that is done at most once.
    ///
    /// @param scope who chose the key; keys of different scopes never meet
    /// @param key the key
    /// @param fingerprint what was asked, see [Once#request]
    public record Request(String scope, IdempotencyKey key, String fingerprint) {}

    /// What a deed answers.
    ///
    /// @param status HTTP status
    /// @param json the message as text, see [Once#json(Object)]
    /// @param keptWith the case whose content the text is, written by the deed; null when the record keeps the text itself
    public record Answer(int status, String json, @Nullable CaseNumber keptWith) {}

    /// An answer made of a message.
    ///
    /// @param status HTTP status
    /// @param body message
    public Answer answer(int status, Object body) {
        return new Answer(status, json(body), null);
    }

    /// A message as it is sent and kept. What is known before a transaction is better written before it.
    public String json(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable", e);
        }
    }

    /// The deed.
    @FunctionalInterface
    public interface Deed {
        /// @param handle the open transaction
        Answer perform(Handle handle);
    }

    /// Names a request by everything that makes it this request and no other.
    ///
    /// @param scope who chose the key, at most 100 characters
    /// @param key the key
    /// @param operation what is asked for, as `submit`
    /// @param body the message; two spellings of the same message count as the same
    public Request request(String scope, IdempotencyKey key, String operation, Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((operation + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(json.writeValueAsBytes(body));
            return new Request(scope, key, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("a message that was read can be written", e);
        }
    }

    /// The answer given before, or empty.
    ///
    /// @throws ApiProblem [ProblemType#IDEMPOTENCY_KEY_REUSED] when the key was used for another request
    public Optional<StoredAnswer> find(Handle handle, Request request) {
        try {
            PreparedStatement select = KeptStatements.on(handle, """
                    SELECT r.fingerprint, r.status, COALESCE(r.response, c.content)
                    FROM idempotency_record r LEFT JOIN quick_permit_case c ON c.case_number = r.case_number
                    WHERE r.scope = ? AND r.request_key = ?""");
            select.setString(1, request.scope());
            select.setString(2, request.key().value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(request.fingerprint())) {
                    throw new ApiProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, new Text("此重送識別碼已用於其他內容，請為新申請產生新的識別碼。",
                            "This Idempotency-Key was used for another request. Use a new key for a new request."));
                }
                return Optional.of(new StoredAnswer(row.getInt(2), row.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency records could not be read", e);
        }
    }

    /// The answer given before, or empty; for what is better done before a transaction, once it is known to be needed.
    ///
    /// @throws ApiProblem [ProblemType#IDEMPOTENCY_KEY_REUSED] when the key was used for another request
    public Optional<StoredAnswer> before(Request request) {
        return database.read(handle -> find(handle, request));
    }

    /// Performs the deed, or gives the answer it had when it was performed before.
    ///
    /// On PostgreSQL two deeds may run at the same moment and both want what the database gives once. The one that loses
    /// runs a second time: if the other was this very request, it finds that answer; if it was another request, as one that
    /// took the same sheet or booked the same receipt, the deed now sees it and says so.
    ///
    /// @throws ApiProblem what the deed throws, or [ProblemType#IDEMPOTENCY_KEY_REUSED]
    public StoredAnswer perform(Request request, Deed deed) {
        try {
            return attempt(request, deed);
        } catch (RuntimeException e) {
            if (!database.dialect().isUniqueViolation(e)) {
                throw e;
            }
            return attempt(request, deed);
        }
    }

    /// Forgets the answers given before a moment, a few in a transaction, so that nobody waits long for it.
    ///
    /// @return how many
    public int forget(Instant before) {
        int forgotten = 0;
        while (true) {
            int some = database.write(handle -> handle.createUpdate("""
                    DELETE FROM idempotency_record WHERE (scope, request_key) IN (
                      SELECT scope, request_key FROM idempotency_record WHERE created_at < :before
                      ORDER BY created_at LIMIT :some)""")
                    .bind("before", before.toEpochMilli())
                    .bind("some", FORGOTTEN_AT_ONCE)
                    .execute());
            forgotten += some;
            if (some < FORGOTTEN_AT_ONCE) {
                return forgotten;
            }
        }
    }

    private StoredAnswer attempt(Request request, Deed deed) {
        return database.write(handle -> {
            Optional<StoredAnswer> before = find(handle, request);
            return before.isPresent() ? before.get() : record(handle, request, deed.perform(handle));
        });
    }

    private StoredAnswer record(Handle handle, Request request, Answer answer) {
        try {
            PreparedStatement insert = KeptStatements.on(handle, """
                    INSERT INTO idempotency_record (scope, request_key, fingerprint, status, response, case_number,
                      created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""");
            CaseNumber keptWith = answer.keptWith();
            insert.setString(1, request.scope());
            insert.setString(2, request.key().value());
            insert.setString(3, request.fingerprint());
            insert.setLong(4, answer.status());
            insert.setString(5, keptWith == null ? answer.json() : null);
            insert.setString(6, keptWith == null ? null : keptWith.value());
            insert.setLong(7, clock.millis());
            insert.executeUpdate();
            return new StoredAnswer(answer.status(), answer.json());
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency record could not be written", e);
        }
    }
}
