package org.quickpermit.server.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PassportProof;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.ProblemType;

import org.jdbi.v3.core.Handle;

/// Gives kiosks the right to print a sheet and takes their word on what became of it (QP-6, QP-10).
///
/// One permit has at most one sheet on its way and at most one good sheet. A lease without an outcome never runs out by
/// itself into a second sheet: past its time it blocks the permit until the kiosk reports or a person looks, since
/// nobody else can know whether the sheet came out.
public final class PrintDesk {
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final Database database;
    private final PermitStore permits;
    private final LeaseStore leases;
    private final SealPress press;
    private final TrustLists trustLists;
    private final PaperReading reading;
    private final LostSlips lostSlips;
    private final EvidencePolicies policies;
    private final SiblingRule siblings;
    private final SheetStock stock;
    private final Once once;
    private final AuditLog audit;
    private final Clock clock;

    public PrintDesk(Database database, PermitStore permits, LeaseStore leases, SealPress press, TrustLists trustLists,
            EvidencePolicies policies, SiblingRule siblings, SheetStock stock, Once once,
            AuditLog audit, Clock clock) {
        this.database = database;
        this.permits = permits;
        this.leases = leases;
        this.press = press;
        this.trustLists = trustLists;
        this.reading = new PaperReading(trustLists, clock);
        this.lostSlips = new LostSlips(database, permits, audit, clock);
        this.policies = policies;
        this.siblings = siblings;
        this.stock = stock;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /// The right to print a permit for the first time; the answer is a [PrintLease].
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], [ProblemType#SEAL_REFUSED], [ProblemType#NOT_FOUND],
    ///         [ProblemType#PERMIT_NOT_PRINTABLE], [ProblemType#PERMIT_ALREADY_PRINTED],
    ///         [ProblemType#PRINT_IN_PROGRESS], [ProblemType#PERMIT_AT_OTHER_KIOSK], [ProblemType#SHEET_ALREADY_USED],
    ///         [ProblemType#SHEET_NOT_LOADED], [ProblemType#SHIFT_NOT_OPEN] or,
    ///         for a passport, [ProblemType#TOO_MANY_ATTEMPTS]
    public StoredAnswer lease(Caller kiosk, IdempotencyKey key, PrintLeaseRequest request) {
        LeaseRequests.validate(request, false);
        Once.Request asked = once.request("device " + kiosk.deviceId(), key, "print", request);
        return once.before(asked).orElseGet(() -> lease(kiosk, asked, request, permitOf(kiosk, request)));
    }

    private PermitId permitOf(Caller kiosk, PrintLeaseRequest request) {
        PassportProof passport = request.passport();
        return passport == null
                ? reading.forFirstPrint(String.valueOf(request.seal()))
                : lostSlips.find(kiosk, passport, request.humanNumber());
    }

    private StoredAnswer lease(Caller kiosk, Once.Request asked, PrintLeaseRequest request, PermitId permitId) {
        return once.perform(asked, handle -> {
            Permit permit = lock(handle, permitId);
            List<Lease> sheets = leases.ofPermit(handle, permit.permitId());
            PrintRules.requireFirstPrint(permit, sheets, clock.instant(), LocalDate.now(clock));
            siblings.require(handle, kiosk, permit.permitId());
            if (request.passport() != null) {
                lostSlips.granted(handle, kiosk);
            }
            return grant(handle, kiosk, permit, request);
        });
    }

    /// The right to print a further sheet, allowed by staff at the kiosk's own station; every older sheet and barcode is
    /// dead from this moment on. The answer is a [PrintLease].
    ///
    /// @throws ApiProblem as [#lease], and [ProblemType#FORBIDDEN] for staff of another station
    public StoredAnswer reprint(Caller kiosk, IdempotencyKey key, PrintLeaseRequest request) {
        LeaseRequests.validate(request, true);
        LeaseRequests.requireOwnStation(kiosk);
        Once.Request asked = once.request("device " + kiosk.deviceId(), key, "reprint", request);
        return once.before(asked).orElseGet(() -> reprint(kiosk, asked, request, reading.forReprint(request)));
    }

    private StoredAnswer reprint(Caller kiosk, Once.Request asked, PrintLeaseRequest request, PermitId permitId) {
        return once.perform(asked, handle -> {
            Permit permit = lock(handle, permitId);
            List<Lease> sheets = leases.ofPermit(handle, permit.permitId());
            PrintRules.requireReprint(permit, sheets, clock.instant(), LocalDate.now(clock));
            leases.replaceAll(handle, permit.permitId());
            trustLists.kill(handle, permit, permit.copies(), "REPRINTED");
            return grant(handle, kiosk, permit, request);
        });
    }

    private Permit lock(Handle handle, PermitId permitId) {
        return permits.lock(handle, permitId).orElseThrow(PrintRules::noSuchPermit);
    }

    private Once.Answer grant(Handle handle, Caller kiosk, Permit permit, PrintLeaseRequest request) {
        if (leases.isSheetTaken(handle, request.sheetNumber())) {
            throw PrintRules.sheetTaken();
        }
        Instant now = clock.instant();
        LocalDate issuedOn = permit.issuedOn() == null ? LocalDate.now(clock) : permit.issuedOn();
        int copy = permit.copies() + 1;
        String seal = press.entryPermit(permit, copy, request.sheetNumber(), issuedOn);
        Lease lease = new Lease(UUID.randomUUID().toString(), permit.permitId(), copy, request.sheetNumber(),
                kiosk.deviceId(), Lease.State.ACTIVE, now.plus(LEASE), issuedOn, null);
        String reason = request.reason() == null ? null : request.reason().name();
        String staff = request.reason() == null ? null : kiosk.actor();
        leases.insert(handle, lease, kiosk.station(), staff, reason, now);
        permits.setCopies(handle, permit.permitId(), copy);
        stock.reserve(handle, kiosk, lease.sheetNumber(), permit.permitId(), copy);
        audit.append(handle, AuditEvent.of(kiosk, reason == null ? "PRINT_LEASED" : "REPRINT_LEASED",
                permit.permitId().value(), "LEASED", Map.of("lease", lease.leaseId(), "copy", Integer.toString(copy),
                        "sheet", lease.sheetNumber(), "reason", reason == null ? "" : reason)));
        return once.answer(201, new PrintLease(lease.leaseId(), permit.permitId(), copy, lease.sheetNumber(),
                lease.expiresAt(), permit.document(), permit.chineseName(), issuedOn,
                permit.terms().lastUsableDay(), permit.terms().entries(), permit.entriesUsed(),
                permit.terms().stayDays(), seal));
    }

    /// Takes the outcome of a lease. Reporting the same outcome again changes nothing. An outcome by evidence that the
    /// policy of the kiosk's model does not accept is written down as unknown, and the kiosk is told so.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND] for a lease this kiosk does not have, [ProblemType#INVALID_FIELDS],
    ///         [ProblemType#STATE_CONFLICT] when another outcome is settled, or, once the sheet is written down as
    ///         unknown, [ProblemType#EVIDENCE_NOT_ACCEPTED]
    public void report(Caller kiosk, String leaseId, PrintOutcome outcome) {
        LeaseRequests.validate(outcome);
        EvidencePolicy policy = policies.of(kiosk);
        boolean accepted = policy.accepts(outcome.result(), outcome.evidence());
        Lease.State state = database.write(handle -> {
            Lease found = leases.find(handle, leaseId)
                    .filter(lease -> lease.deviceId().equals(kiosk.deviceId()))
                    .orElseThrow(PrintRules::noSuchLease);
            Permit permit = lock(handle, found.permitId());
            // Read again under the permit's lock: two reports may arrive at once.
            Lease lease = leases.find(handle, leaseId).orElseThrow(PrintRules::noSuchLease);
            LeaseRequests.requireSheet(lease, outcome);
            if ((outcome.result() + "/" + outcome.evidence()).equals(lease.evidence())) {
                return lease.state();
            }
            Lease.State next = PrintRules.after(lease, outcome, accepted);
            if (next == Lease.State.REPLACED && accepted
                    && stock.settle(handle, kiosk, lease, outcome.result(), outcome.evidence())
                    && outcome.result() == PrintOutcome.Result.RETURNED) {
                // The sheet of a print that was given up lies blank in the tray: its number may be used again.
                next = Lease.State.RETURNED;
            }
            settle(handle, kiosk, permit, lease, next, outcome);
            return next;
        });
        if (!accepted && state == Lease.State.UNKNOWN) {
            throw PrintRules.notAccepted(policy);
        }
    }

    /// Books a sheet that is out and that no lease of its permit may stand for.
    void bookMisfit(Handle handle, Caller kiosk, OfflinePrint event, boolean ruined) {
        stock.bookOffline(handle, kiosk, event.sheetNumber(), event.permitId(), event.copyNumber(), ruined,
                "printed while cut off");
    }

    /// Writes down what became of a sheet and what that makes of its permit.
    ///
    /// @param permit the permit, locked
    void settle(Handle handle, Caller kiosk, Permit permit, Lease lease, Lease.State next, PrintOutcome outcome) {
        leases.settle(handle, lease, next, outcome, clock.instant());
        PrintRules.resultOf(next).ifPresent(known -> stock.settle(handle, kiosk, lease, known, outcome.evidence()));
        PermitState state = permit.state();
        if (next == Lease.State.CONFIRMED) {
            // A permit revoked while its sheet was in the printer stays revoked; the sheet is accounted for all the same.
            state = permits.move(handle, permit, PermitEvent.SHEET_CONFIRMED).orElse(permit.state());
            // The day on the paper, whenever its outcome is known: printed over midnight, or settled by a person next day.
            permits.setIssuedOn(handle, permit.permitId(), lease.issuedOn());
            if (lease.copyNumber() > 1) {
                // Spoiled sheets carry barcodes too; from now on only the good one counts.
                trustLists.kill(handle, permit, lease.copyNumber() - 1, "SHEET_REPLACED");
            }
        }
        audit.append(handle, AuditEvent.of(kiosk, "SHEET_SETTLED", permit.permitId().value(), next.name(),
                Map.of("lease", lease.leaseId(), "copy", Integer.toString(lease.copyNumber()), "sheet",
                        lease.sheetNumber(), "evidence", outcome.evidence().name(), "reported", outcome.result().name(),
                        "permit", state.name())));
    }
}
