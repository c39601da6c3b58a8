package org.quickpermit.server.permit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.seal.Seal;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.permit.OfflineConflicts.Sheet;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.OfflineConflict.Kind;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Books what kiosks printed while they were cut off. It has happened, so it is never refused: a sheet that fits becomes
/// the permit's sheet as if it had been leased, and one that does not becomes a task for an officer
/// ([OfflineConflicts]). Either way the event itself is kept as it was reported ([OfflineEvents]).
public final class OfflineBook {
    private final Database database;
    private final PermitStore permits;
    private final LeaseStore leases;
    private final PrintDesk desk;
    private final OfflineConflicts conflicts;
    private final EvidencePolicies policies;
    private final AuditLog audit;
    private final Clock clock;
    private final Consumer<Booked> counted;
    private final OfflineEvents events = new OfflineEvents();

    /// @param counted hears of every new event, for the metrics
    public OfflineBook(Database database, PermitStore permits, LeaseStore leases, PrintDesk desk,
            OfflineConflicts conflicts, EvidencePolicies policies, AuditLog audit, Clock clock,
            Consumer<Booked> counted) {
        this.database = database;
        this.permits = permits;
        this.leases = leases;
        this.desk = desk;
        this.conflicts = conflicts;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
        this.counted = counted;
    }

    /// What was made of an event.
    public enum Booked {
        /** The sheet is in the permit's books. */
        BOOKED,
        /** Nothing was to be added: it was known, or the sheet never came out. */
        NOTED,
        /** It does not fit: an officer has a task. */
        CONFLICT
    }

    private record Done(Booked booked, boolean fresh) {}

    /// Takes an event. The same event again changes nothing.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] when it is malformed, [ProblemType#IDEMPOTENCY_KEY_REUSED] when
    ///         another event was sent under its numbers, or, once it is booked as unknown,
    ///         [ProblemType#EVIDENCE_NOT_ACCEPTED]
    public void book(Caller kiosk, OfflinePrint event) {
        OfflineEvents.validate(event);
        EvidencePolicy policy = policies.of(kiosk);
        boolean accepted = policy.accepts(event.result(), event.evidence());
        Done done = database.write(handle -> {
            Optional<Booked> before = events.find(handle, kiosk.deviceId(), event);
            if (before.isPresent()) {
                return new Done(before.get(), false);
            }
            Booked booked = bookNew(handle, kiosk, event, accepted);
            events.insert(handle, kiosk, event, booked, clock.instant());
            audit.append(handle, AuditEvent.of(kiosk, "OFFLINE_PRINT_REPORTED", event.permitId().value(), booked.name(),
                    Map.of("print", event.printId(), "copy", Integer.toString(event.copyNumber()), "sheet",
                            event.sheetNumber(), "reported", event.result().name(), "evidence",
                            event.evidence().name())));
            return new Done(booked, true);
        });
        if (done.fresh()) {
            counted.accept(done.booked());
        }
        if (!accepted) {
            throw PrintRules.notAccepted(policy);
        }
    }

    private Booked bookNew(Handle handle, Caller kiosk, OfflinePrint event, boolean accepted) {
        Sheet sheet = new Sheet(event.permitId(), event.sheetNumber(), kiosk.deviceId(), kiosk.station(), event.at());
        Optional<Permit> found = permits.lock(handle, event.permitId());
        Lease.State next = accepted ? PrintRules.stateOf(event.result()) : Lease.State.UNKNOWN;
        if (found.isEmpty()) {
            conflicts.open(handle, kiosk, Kind.UNKNOWN_PERMIT, sheet, null);
            return Booked.CONFLICT;
        }
        Optional<Lease> known = leases.ofPermit(handle, event.permitId()).stream()
                .filter(lease -> lease.leaseId().equals(event.printId()) || isSameSheet(lease, kiosk, event))
                .findFirst();
        return known.isPresent()
                ? again(handle, kiosk, found.get(), known.get(), event, next)
                : first(handle, kiosk, found.get(), sheet, event, next);
    }

    private static boolean isSameSheet(Lease lease, Caller kiosk, OfflinePrint event) {
        return lease.deviceId().equals(kiosk.deviceId()) && lease.copyNumber() == event.copyNumber()
                && lease.sheetNumber().equals(event.sheetNumber()) && lease.state() != Lease.State.RETURNED;
    }

    /// A further event of a sheet in the books: a person has looked, or inspection saw the sheet before the kiosk was back.
    private Booked again(Handle handle, Caller kiosk, Permit permit, Lease lease, OfflinePrint event,
            Lease.State next) {
        boolean looked = event.evidence() == Evidence.STAFF || event.evidence() == Evidence.SHEET_SCANNED;
        return switch (lease.state()) {
            case ACTIVE -> settle(handle, kiosk, permit, lease, event, next);
            case UNKNOWN -> looked ? settle(handle, kiosk, permit, lease, event, next) : Booked.NOTED;
            case REPLACED -> Booked.NOTED;
            case CONFIRMED, SPOILED, RETURNED -> {
                // Whoever saw the sheet at the border knows more than a kiosk that is not sure.
                if (next == lease.state() || next == Lease.State.UNKNOWN) {
                    yield Booked.NOTED;
                }
                conflicts.open(handle, kiosk, Kind.OUTCOME_DIFFERS, new Sheet(permit.permitId(), lease.sheetNumber(),
                        kiosk.deviceId(), kiosk.station(), event.at()), null);
                yield Booked.CONFLICT;
            }
        };
    }

    private Booked first(Handle handle, Caller kiosk, Permit permit, Sheet sheet, OfflinePrint event,
            Lease.State next) {
        giveUpOwn(handle, kiosk, permit, event);
        List<Lease> sheets = leases.ofPermit(handle, permit.permitId());
        Optional<Misfit> misfit = misfit(handle, permit, sheets, event, next);
        misfit.ifPresent(found -> conflicts.open(handle, kiosk, found.kind(), sheet, found.other()));
        if (misfit.isPresent() && !misfit.get().fitsTheBooks()) {
            if (next == Lease.State.CONFIRMED || next == Lease.State.SPOILED) {
                desk.bookMisfit(handle, kiosk, event, next == Lease.State.SPOILED);
            }
            return Booked.CONFLICT;
        }
        if (sheets.stream().anyMatch(lease -> lease.copyNumber() == event.copyNumber())) {
            return Booked.NOTED;
        }
        Lease lease = new Lease(event.printId(), permit.permitId(), event.copyNumber(), event.sheetNumber(),
                kiosk.deviceId(), Lease.State.ACTIVE, event.at(), event.issuedOn(), null);
        add(handle, permit, lease, kiosk.station(), event.at());
        settle(handle, kiosk, permit, lease, event, next);
        return misfit.isPresent() ? Booked.CONFLICT : Booked.BOOKED;
    }

    private void add(Handle handle, Permit permit, Lease lease, String stationId, Instant at) {
        leases.insert(handle, lease, stationId, null, null, at);
        permits.setCopies(handle, permit.permitId(), Math.max(permit.copies(), lease.copyNumber()));
    }

    private Booked settle(Handle handle, Caller kiosk, Permit permit, Lease lease, OfflinePrint event,
            Lease.State next) {
        desk.settle(handle, kiosk, permit, lease, next, new PrintOutcome(event.result(), event.evidence(),
                event.sheetNumber(), event.sequence(), event.at()));
        return Booked.BOOKED;
    }

    /// A lease of this kiosk whose answer it never got, for the same permit or for the sheet it has now used: the kiosk's
    /// own word is that nothing was printed by it.
    private void giveUpOwn(Handle handle, Caller kiosk, Permit permit, OfflinePrint event) {
        for (Lease lease : leases.activeOf(handle, kiosk.deviceId())) {
            if (lease.permitId().equals(permit.permitId()) || lease.sheetNumber().equals(event.sheetNumber())) {
                Permit other = permits.lock(handle, lease.permitId()).orElseThrow();
                desk.settle(handle, kiosk, other, lease, Lease.State.RETURNED, new PrintOutcome(Result.RETURNED,
                        Evidence.NOTHING_SENT, lease.sheetNumber(), event.sequence(), event.at()));
            }
        }
    }

    private record Misfit(Kind kind, @Nullable String other) {
        /// A permit that has ended keeps its end; its sheet is accounted for all the same.
        boolean fitsTheBooks() {
            return kind == Kind.PERMIT_ENDED || kind == Kind.PERMIT_EXPIRED;
        }
    }

    private Optional<Misfit> misfit(Handle handle, Permit permit, List<Lease> sheets, OfflinePrint event,
            Lease.State next) {
        if (next == Lease.State.RETURNED) {
            return Optional.empty();
        }
        if (leases.isSheetTaken(handle, event.sheetNumber())) {
            return Optional.of(new Misfit(Kind.SHEET_TAKEN, null));
        }
        if (next == Lease.State.SPOILED) {
            return Optional.empty();
        }
        Optional<Lease> other = sheets.stream()
                .filter(lease -> lease.isOpen() || lease.state() == Lease.State.CONFIRMED)
                .findFirst();
        if (other.isPresent()) {
            return Optional.of(new Misfit(Kind.DOUBLE, other.get().sheetNumber()));
        }
        Optional<Lease> twin = sheets.stream().filter(lease -> lease.copyNumber() == event.copyNumber()).findFirst();
        if (twin.isPresent()) {
            return Optional.of(new Misfit(Kind.COPY_TAKEN, twin.get().sheetNumber()));
        }
        PermitState state = permit.state();
        return switch (state) {
            case GRANTED -> event.issuedOn().isAfter(permit.terms().boardUntil())
                    ? Optional.of(new Misfit(Kind.PERMIT_EXPIRED, null))
                    : Optional.empty();
            case ISSUED, USED, EXHAUSTED -> Optional.of(new Misfit(Kind.DOUBLE, null));
            case EXPIRED -> Optional.of(new Misfit(Kind.PERMIT_EXPIRED, null));
            case REVOKED, SUPERSEDED -> Optional.of(new Misfit(Kind.PERMIT_ENDED, null));
        };
    }

    /// Takes the word of a sheet shown at the border that no kiosk has reported yet: its seal is by a kiosk's own key, so
    /// it came out of that kiosk. From then on it is in the books as any other.
    ///
    /// @param seal a genuine seal, in force
    public void seen(Caller inspector, Seal seal) {
        PermitId permitId = seal.permitId();
        String number = String.valueOf(seal.sheetNumber());
        Optional<Booked> booked = database.write(handle -> {
            Optional<Sheet> source = events.sealedBy(handle, seal, clock.instant());
            Optional<Permit> found = permits.lock(handle, permitId);
            if (source.isEmpty() || found.isEmpty()
                    || leases.ofPermit(handle, permitId).stream().anyMatch(one -> one.sheetNumber().equals(number))
                    || events.isReported(handle, permitId, number)) {
                return Optional.<Booked>empty();
            }
            Sheet sheet = source.get();
            OfflinePrint event = new OfflinePrint("seen-" + UUID.randomUUID(), "border", 0, permitId,
                    seal.copyNumber(), number, seal.issuedOn(), seal.keyId(), Result.CONFIRMED,
                    Evidence.SHEET_SCANNED, clock.instant());
            List<Lease> sheets = leases.ofPermit(handle, permitId);
            Optional<Misfit> misfit = misfit(handle, found.get(), sheets, event, Lease.State.CONFIRMED);
            if (misfit.isPresent()) {
                conflicts.open(handle, inspector, misfit.get().kind(), sheet, misfit.get().other());
                return Optional.of(Booked.CONFLICT);
            }
            Lease lease = new Lease(event.printId(), permitId, event.copyNumber(), number, sheet.deviceId(),
                    Lease.State.ACTIVE, clock.instant(), event.issuedOn(), null);
            add(handle, found.get(), lease, sheet.stationId(), clock.instant());
            return Optional.of(settle(handle, inspector, found.get(), lease, event, Lease.State.CONFIRMED));
        });
        booked.ifPresent(counted);
    }
}
