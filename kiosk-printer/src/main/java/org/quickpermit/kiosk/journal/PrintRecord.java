package org.quickpermit.kiosk.journal;

import java.time.Instant;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome.Evidence;

import org.jspecify.annotations.Nullable;

/// One print in the journal. It names permit and sheet and holds nothing else about a person.
///
/// @param id id of the print, also the Idempotency-Key of its lease
/// @param step how far it is
/// @param sheetNumber the sheet meant for it
/// @param reason why it is a reprint, null for a first print
/// @param leaseId lease, once granted
/// @param permitId permit, once the lease is granted
/// @param copyNumber copy, 0 before the lease is granted
/// @param job number of the printer's job, once open
/// @param evidence what its outcome rests on, once it has one
/// @param startedAt when it began
/// @param changedAt when its step last changed
public record PrintRecord(String id, PrintStep step, String sheetNumber, @Nullable ReprintReason reason,
        @Nullable String leaseId, @Nullable PermitId permitId, int copyNumber, @Nullable Integer job,
        @Nullable Evidence evidence, Instant startedAt, Instant changedAt) {}
