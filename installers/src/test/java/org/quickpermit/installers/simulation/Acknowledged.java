package org.quickpermit.installers.simulation;

import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What the server has said it did. It may never be undone by a crash, and the same key must be answered with the same
/// bytes for ever.
final class Acknowledged {
    private static final ObjectMapper JSON = WireJson.lenient();

    private final Map<String, String> answers = new TreeMap<>();
    private final Map<String, String> cases = new TreeMap<>();
    private final TreeSet<String> leases = new TreeSet<>();
    private final TreeSet<String> settled = new TreeSet<>();
    private final TreeSet<String> revoked = new TreeSet<>();
    private final TreeSet<String> receipts = new TreeSet<>();
    private final Map<String, Integer> entries = new TreeMap<>();

    void answered(DirectCall call, String path, SimServer.Response response) {
        if (!response.good()) {
            return;
        }
        if (call.key() != null && !path.equals(Api.PRINT_OUTCOME) && !path.equals(Api.REVOCATION)) {
            String former = answers.putIfAbsent(call.caller().deviceId() + " " + call.key() + " " + path,
                    response.body());
            if (former != null && !former.equals(response.body())) {
                throw new Broken("I5: key " + call.key() + " of " + call.caller().deviceId()
                        + " is answered differently: " + former + " | " + response.body());
            }
        }
        switch (path) {
            case Api.QUICK_PERMITS, Api.CORRECTIONS -> {
                JsonNode decided = read(response.body());
                cases.put(decided.path("caseNumber").asText(), decided.path("outcome").asText() + " "
                        + decided.path("permit").path("permitId").asText());
            }
            case Api.PRINT_LEASES, Api.REPRINT_LEASES -> leases.add(read(response.body()).path("leaseId").asText());
            case Api.PRINT_OUTCOME -> settled.add(call.parameters().get("leaseId"));
            case Api.REVOCATION -> revoked.add(call.parameters().get("permitId"));
            case Api.TOP_UPS -> receipts.add(read(String.valueOf(call.json())).path("reference").asText());
            case Api.INSPECTION_ENTRIES -> {
                JsonNode view = read(response.body());
                entries.merge(view.path("permitId").asText(), view.path("entries").size(), Math::max);
            }
            default -> {
            }
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is JSON", e);
        }
    }

    /// I4: all of it is in the books.
    void require(Connection connection) {
        cases.forEach((number, said) -> expect(connection, "case " + number + " " + said,
                """
                        SELECT count(*) FROM quick_permit_case WHERE case_number = ? AND outcome || ' ' || ifnull(permit_id, '') = ?""",
                number, said));
        leases.forEach(lease -> expect(connection, "lease " + lease,
                "SELECT count(*) FROM print_lease WHERE lease_id = ?", lease));
        settled.forEach(lease -> expect(connection, "the outcome of lease " + lease,
                "SELECT count(*) FROM print_lease WHERE lease_id = ? AND settled_at IS NOT NULL", lease));
        revoked.forEach(permit -> expect(connection, "the revocation of " + permit,
                "SELECT count(*) FROM permit WHERE permit_id = ? AND state = 'REVOKED'", permit));
        receipts.forEach(receipt -> expect(connection, "receipt " + receipt,
                "SELECT count(*) FROM ledger_posting WHERE reference = ?", receipt));
        entries.forEach((permit, count) -> expect(connection, count + " entries of " + permit,
                "SELECT count(*) >= ? FROM permit_entry WHERE permit_id = ?", count, permit));
    }

    private static void expect(Connection connection, String what, String sql, Object... values) {
        ServerBooks.each(connection, sql, row -> {
            if (row.getInt(1) != 1) {
                throw new Broken("I4: the server acknowledged " + what + " and does not have it");
            }
        }, values);
    }
}
