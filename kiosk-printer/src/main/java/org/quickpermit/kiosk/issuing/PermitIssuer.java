package org.quickpermit.kiosk.issuing;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import org.quickpermit.device.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.journal.AloneRight;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.paper.EntryPermitContent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Issues one permit at a time: asks for the lease, reserves the sheet, opens the job, sends the paper, watches the
/// printer and settles the outcome, each step in the journal before it is taken. It never sends a document twice and
/// never opens a second job for a print. When it is interrupted or the power fails, the journal keeps the print open
/// and the next start hands it to staff.
public final class PermitIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(PermitIssuer.class);
    private static final int LEASE_TRIES = 3;

    private final Journal journal;
    private final Gateway gateway;
    private final LonePrinting lone;
    private final PrinterQueue queue;
    private final Supplier<EvidencePolicy> policy;
    private final PrintTimes times;
    private final Surroundings surroundings;
    private final SheetWatch watch;
    private final ObjectMapper json = WireJson.lenient();

    /// @param journal where each step is written first
    /// @param gateway the server
    /// @param queue the printer
    /// @param policy by what this kiosk may show what became of a sheet, asked anew for every print
    /// @param times patience
    /// @param surroundings time, ids and the paper
    public PermitIssuer(Journal journal, Gateway gateway, PrinterQueue queue, Supplier<EvidencePolicy> policy,
            PrintTimes times, Surroundings surroundings) {
        this(journal, gateway, LonePrinting.NEVER, queue, policy, times, surroundings);
    }

    /// As above, for a kiosk that may print alone.
    ///
    /// @param lone answers while the centre is out of reach
    public PermitIssuer(Journal journal, Gateway gateway, LonePrinting lone, PrinterQueue queue,
            Supplier<EvidencePolicy> policy, PrintTimes times, Surroundings surroundings) {
        this.lone = lone;
        this.journal = journal;
        this.gateway = gateway;
        this.queue = queue;
        this.policy = policy;
        this.times = times;
        this.surroundings = surroundings;
        this.watch = new SheetWatch(queue.printer(), times, surroundings.pace());
    }

    /// Issues a permit. Blocks until there is an outcome.
    ///
    /// @param ask what to print
    /// @param progress who hears how far it is
    /// @return how it ended
    /// @throws InterruptedException when the kiosk is being closed; the journal keeps what was begun
    public Issue issue(Ask ask, Progress progress) throws InterruptedException {
        Optional<String> sheet = journal.trayToCheck() ? Optional.empty() : journal.tray().flatMap(Tray::top);
        Optional<PrinterStatus> ready = printer().filter(PrinterStatus::ready);
        if (sheet.isEmpty() || !queue.clean() || ready.isEmpty()) {
            return new Issue.NotIssued(SorryReason.CANNOT_NOW);
        }
        String id = surroundings.ids().get();
        if (ask instanceof Ask.FirstPrint(String slip)) {
            if (lone.allowed()) {
                return alone(id, slip, sheet.get(), ready.get().upTime(), progress);
            }
            Optional<Alone.Refused> known = lone.known(slip);
            if (known.isPresent()) {
                return new Issue.NotIssued(reasonOf(known.get().why()));
            }
        }
        PrintLeaseRequest request = switch (ask) {
            case Ask.FirstPrint(String seal) -> new PrintLeaseRequest(seal, null, sheet.get(), null);
            case Ask.LostSlip lost -> new PrintLeaseRequest(null,
                    lost.number().map(PermitId::humanNumber).orElse(null), sheet.get(), null, lost.passport());
            case Ask.Reprint reprint -> new PrintLeaseRequest(null, reprint.permitId().humanNumber(), sheet.get(),
                    reprint.reason());
        };
        String body = write(request);
        journal.asked(id, sheet.get(), request.reason(), body);
        return switch (lease(ask, id, body)) {
            case Answer.Missing<PrintLease> unreachable -> {
                LOG.warn("print {}: no lease: {}", id, unreachable.why().text().en());
                yield new Issue.NotIssued(SorryReason.CANNOT_NOW);
            }
            case Answer.Denied<PrintLease> refused -> {
                ProblemType type = refused.trouble().type();
                journal.refused(id, type.name());
                if (type == ProblemType.SHEET_ALREADY_USED) {
                    journal.trayDoubtful("sheet " + sheet.get() + " was used before");
                }
                LOG.info("print {}: refused: {}", id, type);
                yield type == ProblemType.PERMIT_AT_OTHER_KIOSK && ask instanceof Ask.FirstPrint(String slip)
                        ? lone.home(slip).<Issue>map(Issue.Elsewhere::new)
                                .orElseGet(() -> new Issue.NotIssued(SorryReason.CANNOT_NOW))
                        : new Issue.NotIssued(ask instanceof Ask.LostSlip ? withoutSlip(type) : reasonOf(type));
            }
            case Answer.Given<PrintLease> done when !done.value().sheetNumber().equals(sheet.get()) -> {
                journal.refused(id, "LEASE_FOR_ANOTHER_SHEET");
                yield new Issue.NotIssued(SorryReason.FAULT);
            }
            case Answer.Given<PrintLease> done -> {
                journal.reserved(id, done.value());
                yield print(id, done.value(), ready.get().upTime(), progress);
            }
        };
    }

    private Issue alone(String id, String slip, String sheet, OptionalInt upTime, Progress progress)
            throws InterruptedException {
        return switch (lone.grant(id, slip, sheet)) {
            case Alone.Elsewhere(String kiosk) -> new Issue.Elsewhere(kiosk);
            case Alone.Refused(Alone.Why why) -> {
                LOG.info("print {}: not alone: {}", id, why);
                yield new Issue.NotIssued(reasonOf(why));
            }
            case Alone.Granted(PrintLease lease, AloneRight right) -> {
                journal.reservedAlone(id, lease, right);
                yield print(id, lease, upTime, progress);
            }
        };
    }

    private static SorryReason reasonOf(Alone.Why why) {
        return switch (why) {
            case NOT_PROVIDED, BARRED -> SorryReason.CANNOT_NOW;
            case PRINTED_HERE -> SorryReason.ALREADY_PRINTED;
            case UNSETTLED -> SorryReason.ASK_STAFF;
        };
    }

    /// Gives the reader's text to a print that waits for its sheet to be shown.
    ///
    /// @param text what was read
    public void shown(String text) {
        watch.shown(text);
    }

    private Optional<PrinterStatus> printer() {
        try {
            return Optional.of(queue.printer().status());
        } catch (PrinterException e) {
            LOG.warn("printer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// Asks for the lease; an answer that was lost is asked for again with the same key. Once one was lost, a refusal that
    /// is not about the request leaves open whether the first asking was granted: it counts as no answer.
    private Answer<PrintLease> lease(Ask ask, String id, String body) throws InterruptedException {
        Answer<PrintLease> answer = askOnce(ask, id, body);
        for (int i = 1; i < LEASE_TRIES && answer instanceof Answer.Missing<PrintLease> lost; i++) {
            surroundings.pace().pause(times.poll());
            answer = askOnce(ask, id, body);
            if (answer instanceof Answer.Denied<PrintLease> refused
                    && Refusals.mayPass(refused.trouble().type())) {
                answer = lost;
            }
        }
        return answer;
    }

    private Answer<PrintLease> askOnce(Ask ask, String id, String body) {
        return switch (ask) {
            case Ask.FirstPrint _,Ask.LostSlip _ -> gateway.lease(id, body);
            case Ask.Reprint reprint -> gateway.reprintLease(reprint.session(), id, body);
        };
    }

    private Issue print(String id, PrintLease lease, OptionalInt upTime, Progress progress)
            throws InterruptedException {
        progress.granted(initials(lease.document()));
        byte[] pdf;
        try {
            pdf = surroundings.paper().apply(EntryPermitContent.of(lease));
        } catch (RuntimeException e) {
            LOG.error("print {}: the paper cannot be drawn", id, e);
            return settle(id, Fate.nothingSent("the paper cannot be drawn"), SorryReason.FAULT);
        }
        int job;
        queue.doubt();
        try {
            job = queue.printer().createJob("permit sheet " + lease.sheetNumber());
        } catch (PrinterException e) {
            return settle(id, Fate.nothingSent("no job: " + e.getMessage()), SorryReason.CANNOT_NOW);
        }
        journal.submitted(id, job);
        if (!surroundings.clock().instant().isBefore(lease.expiresAt())) {
            watch.cancel(job);
            return settle(id, Fate.nothingSent("the lease ran out"), SorryReason.CANNOT_NOW);
        }
        try {
            queue.printer().sendDocument(job, pdf);
        } catch (PrinterException e) {
            LOG.warn("print {}: {}", id, e.getMessage());
            if (e.answered()) {
                watch.cancel(job);
                return settle(id, new Fate(Result.RETURNED, Evidence.PRINTER_REPORT,
                        "document refused: " + e.getMessage()), SorryReason.CANNOT_NOW);
            }
        }
        progress.printing();
        Fate fate = watch.follow(job, lease.seal(), policy.get(), upTime, progress);
        return settle(id, reloaded(lease, fate) ? Fate.unknown("the tray was loaded anew meanwhile") : fate,
                SorryReason.CANNOT_NOW);
    }

    /// True when a sheet came out that may carry another number than the one it was leased for.
    private boolean reloaded(PrintLease lease, Fate fate) {
        return fate.result() == Result.CONFIRMED
                && journal.tray().flatMap(tray -> tray.placeOf(lease.sheetNumber())).isEmpty();
    }

    /// Writes what became of a sheet and says what it means for the traveller.
    ///
    /// @param returned what a traveller is told whose sheet never moved
    private Issue settle(String id, Fate fate, SorryReason returned) {
        journal.outcome(id, fate.result(), fate.evidence(), fate.detail());
        LOG.info("print {}: {} by {}: {}", id, fate.result(), fate.evidence(), fate.detail());
        if (fate.result() == Result.CONFIRMED && fate.trayHandled()) {
            journal.trayDoubtful("somebody had a hand in the sheets during a print");
        } else if (fate.result() == Result.CONFIRMED) {
            queue.emptied();
        }
        return switch (fate.result()) {
            case CONFIRMED -> new Issue.Issued();
            case RETURNED -> new Issue.NotIssued(returned);
            case SPOILED -> new Issue.NotIssued(SorryReason.SPOILED);
            case UNKNOWN -> new Issue.NotIssued(SorryReason.ASK_STAFF);
        };
    }

    private static SorryReason withoutSlip(ProblemType type) {
        return switch (type) {
            case NOT_FOUND, INVALID_FIELDS -> SorryReason.NO_PERMIT;
            case TOO_MANY_ATTEMPTS -> SorryReason.TOO_MANY;
            default -> reasonOf(type);
        };
    }

    private static SorryReason reasonOf(ProblemType type) {
        return switch (type) {
            case PERMIT_ALREADY_PRINTED -> SorryReason.ALREADY_PRINTED;
            case PRINT_IN_PROGRESS -> SorryReason.BEING_PRINTED;
            case PERMIT_NOT_PRINTABLE, NOT_FOUND, STATE_CONFLICT -> SorryReason.NOT_PRINTABLE;
            case SEAL_REFUSED -> SorryReason.NOT_GENUINE;
            case SHEET_ALREADY_USED, SERVICE_UNAVAILABLE, TOO_MANY_ATTEMPTS, PERMIT_AT_OTHER_KIOSK ->
                SorryReason.CANNOT_NOW;
            default -> SorryReason.FAULT;
        };
    }

    /// First letters of surname and given names, as `C. T. M.`; at most five.
    static String initials(TravelDocument document) {
        StringBuilder text = new StringBuilder();
        String[] names = (document.surname() + " " + document.givenNames()).trim().split("\\s+");
        for (int i = 0; i < names.length && i < 5; i++) {
            text.append(i == 0 ? "" : " ").append(names[i], 0, Math.min(1, names[i].length())).append('.');
        }
        return text.toString();
    }

    private String write(PrintLeaseRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a lease request is always writable", e);
        }
    }
}
