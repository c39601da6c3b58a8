package org.quickpermit.server.audit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Walks the whole chain and reports every place where it does not hold: a changed entry, a missing or swapped one, a
/// cut-off end.
public final class AuditVerifier {
    private static final int MAX_FAULTS = 100;

    /// What a walk found.
    ///
    /// @param entries entries read
    /// @param headSeq number of the newest entry
    /// @param headHash its hash: written down elsewhere, it shows later whether the past was rewritten as a whole
    /// @param faults what does not hold, in order, at most 100; empty when the log is whole
    public record Report(long entries, long headSeq, String headHash, List<String> faults) {
        public Report {
            faults = List.copyOf(faults);
        }
    }

    private record Entry(long seq, long at, String action, String actor, String deviceId, String subject,
            String outcome, String details, String previousHash, String hash) {}

    private static final RowMapper<Entry> ENTRY = (row, context) -> new Entry(row.getLong("seq"), row.getLong("at"),
            row.getString("action"), row.getString("actor"), row.getString("device_id"), row.getString("subject"),
            row.getString("outcome"), row.getString("details"), row.getString("previous_hash"),
            row.getString("hash"));

    /// Walks the chain.
    public Report verify(Handle handle) {
        List<String> faults = new ArrayList<>();
        AuditLog.Link newest = new AuditLog.Link(0, AuditLog.GENESIS);
        long count = 0;
        try (Stream<Entry> entries = handle.createQuery("SELECT * FROM audit_entry ORDER BY seq").map(ENTRY).stream()) {
            Iterator<Entry> each = entries.iterator();
            while (each.hasNext() && faults.size() < MAX_FAULTS) {
                Entry entry = each.next();
                count++;
                check(newest, entry, faults);
                newest = new AuditLog.Link(entry.seq(), entry.hash());
            }
        }
        AuditLog.Link head = handle.createQuery("SELECT seq, hash FROM audit_head WHERE id = 1")
                .map((row, context) -> new AuditLog.Link(row.getLong("seq"), row.getString("hash")))
                .one();
        if (faults.isEmpty() && !head.equals(newest)) {
            faults.add("the log ends at entry " + newest.seq() + ", but its head says " + head.seq()
                    + ": the end was cut off or the head was changed");
        }
        return new Report(count, head.seq(), head.hash(), faults);
    }

    private static void check(AuditLog.Link before, Entry entry, List<String> faults) {
        if (entry.seq() != before.seq() + 1) {
            faults.add("entries " + (before.seq() + 1) + " to " + (entry.seq() - 1) + " are missing");
        } else if (!entry.previousHash().equals(before.hash())) {
            faults.add("entry " + entry.seq() + " does not continue the entry before it");
        }
        if (!entry.hash().equals(hashOf(entry))) {
            faults.add("entry " + entry.seq() + " was changed");
        }
    }

    private static String hashOf(Entry entry) {
        return AuditLog.hash(entry.seq(), entry.at(), entry.action(), entry.actor(), entry.deviceId(),
                entry.subject(), entry.outcome(), entry.details(), entry.previousHash());
    }
}
