package org.quickpermit.kiosk.issuing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.quickpermit.kiosk.gateway.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.printing.Verdict;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.paper.EntryPermitContent;
import org.quickpermit.paper.EntryPermitPaper;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
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
    private final PermitPrinter printer;
    private final InstantSource clock;
    private final PrintTimes times;
    private final ObjectMapper json = WireJson.lenient();
    private final LinkedBlockingQueue<String> shown = new LinkedBlockingQueue<>(8);

    /// @param journal where each step is written first
    /// @param gateway the server
    /// @param printer the printer
    /// @param clock wall clock, for the lease's end
    /// @param times patience
    public PermitIssuer(Journal journal, Gateway gateway, PermitPrinter printer, InstantSource clock,
            PrintTimes times) {
        this.journal = journal;
        this.gateway = gateway;
        this.printer = printer;
        this.clock = clock;
        this.times = times;
    }

    /// Issues a permit. Blocks until there is an outcome.
    ///
    /// @param ask what to print
    /// @param progress who hears how far it is
    /// @return how it ended
    /// @throws InterruptedException when the kiosk is being closed; the journal keeps what was begun
    public Issue issue(Ask ask, Progress progress) throws InterruptedException {
        Optional<String> sheet = journal.trayToCheck() ? Optional.empty() : journal.tray().flatMap(Tray::top);
        if (sheet.isEmpty() || !printerReady()) {
            return new Issue.NotIssued(SorryReason.CANNOT_NOW);
        }
        String id = UUID.randomUUID().toString();
        PrintLeaseRequest request = switch (ask) {
            case Ask.FirstPrint(String seal) -> new PrintLeaseRequest(seal, null, sheet.get(), null);
            case Ask.Reprint reprint -> new PrintLeaseRequest(null, reprint.permitId().humanNumber(), sheet.get(),
                    reprint.reason());
        };
        String body = write(request);
        journal.asked(id, sheet.get(), request.reason(), body);
        return switch (lease(ask, id, body)) {
            case Answer.Unreachable<PrintLease> unreachable -> {
                LOG.warn("print {}: no lease: {}", id, unreachable.why());
                yield new Issue.NotIssued(SorryReason.CANNOT_NOW);
            }
            case Answer.Refused<PrintLease> refused -> {
                ProblemType type = ProblemType.ofUrn(refused.problem().type());
                journal.refused(id, type.name());
                if (type == ProblemType.SHEET_ALREADY_USED) {
                    journal.trayDoubtful("sheet " + sheet.get() + " was used before");
                }
                LOG.info("print {}: refused: {}", id, type);
                yield new Issue.NotIssued(reasonOf(type));
            }
            case Answer.Done<PrintLease> done when !done.value().sheetNumber().equals(sheet.get()) -> {
                journal.refused(id, "LEASE_FOR_ANOTHER_SHEET");
                yield new Issue.NotIssued(SorryReason.FAULT);
            }
            case Answer.Done<PrintLease> done -> print(id, done.value(), progress);
        };
    }

    /// Gives the reader's text to a print that waits for its sheet to be shown.
    ///
    /// @param text what was read
    public void shown(String text) {
        shown.offer(text);
    }

    private boolean printerReady() {
        try {
            return printer.status().ready();
        } catch (PrinterException e) {
            LOG.warn("printer: {}", e.getMessage());
            return false;
        }
    }

    /// Asks for the lease; an answer that was lost is asked for again with the same key. Once one was lost, a refusal that
    /// is not about the request leaves open whether the first asking was granted: it counts as no answer.
    private Answer<PrintLease> lease(Ask ask, String id, String body) throws InterruptedException {
        Answer<PrintLease> answer = askOnce(ask, id, body);
        for (int i = 1; i < LEASE_TRIES && answer instanceof Answer.Unreachable<PrintLease> lost; i++) {
            Thread.sleep(times.poll());
            answer = askOnce(ask, id, body);
            if (answer instanceof Answer.Refused<PrintLease>(Problem problem)
                    && Refusals.mayPass(ProblemType.ofUrn(problem.type()))) {
                answer = lost;
            }
        }
        return answer;
    }

    private Answer<PrintLease> askOnce(Ask ask, String id, String body) {
        return switch (ask) {
            case Ask.FirstPrint first -> gateway.lease(id, body);
            case Ask.Reprint reprint -> gateway.reprintLease(reprint.session(), id, body);
        };
    }

    private Issue print(String id, PrintLease lease, Progress progress) throws InterruptedException {
        journal.reserved(id, lease);
        progress.granted(initials(lease.document()));
        byte[] pdf;
        try {
            pdf = EntryPermitPaper.pdf(EntryPermitContent.of(lease));
        } catch (RuntimeException e) {
            LOG.error("print {}: the paper cannot be drawn", id, e);
            return giveBack(id, "the paper cannot be drawn, nothing sent", SorryReason.FAULT);
        }
        int job;
        try {
            job = printer.createJob("permit sheet " + lease.sheetNumber());
        } catch (PrinterException e) {
            return settle(id, Result.SPOILED, Evidence.PRINTER_REPORT, "no job, nothing sent: " + e.getMessage());
        }
        journal.submitted(id, job);
        if (!clock.instant().isBefore(lease.expiresAt())) {
            cancel(job);
            return giveBack(id, "the lease ran out, nothing sent", SorryReason.CANNOT_NOW);
        }
        try {
            printer.sendDocument(job, pdf);
        } catch (PrinterException e) {
            LOG.warn("print {}: {}", id, e.getMessage());
            if (e.answered()) {
                cancel(job);
                return settle(id, Result.SPOILED, Evidence.PRINTER_REPORT, "document refused: " + e.getMessage());
            }
        }
        progress.printing();
        return watch(id, job, lease, progress);
    }

    private Issue watch(String id, int job, PrintLease lease, Progress progress) throws InterruptedException {
        Patience silence = new Patience(times.silence());
        Patience work = new Patience(times.work());
        Patience help = new Patience(times.help());
        @Nullable
        Trouble held = null;
        boolean cancelled = false;
        while (true) {
            Verdict verdict;
            try {
                JobStatus status = printer.job(job);
                PrinterStatus state = printer.status();
                verdict = Verdict.of(status, state);
                silence.restart();
            } catch (PrinterException e) {
                if (silence.over()) {
                    return settle(id, Result.UNKNOWN, Evidence.NONE, "the printer stopped answering");
                }
                if (held != Trouble.PRINTER_GONE) {
                    held = Trouble.PRINTER_GONE;
                    progress.held(held);
                }
                Thread.sleep(times.poll());
                continue;
            }
            switch (verdict) {
                case Verdict.Settled(Result result, Evidence evidence) -> {
                    return settle(id, result, evidence, "job " + job);
                }
                case Verdict.Uncounted() -> {
                    return show(id, lease, progress);
                }
                case Verdict.Working() -> {
                    if (held != null) {
                        held = null;
                        progress.printing();
                    }
                    help.restart();
                    if (work.over()) {
                        if (cancelled) {
                            return settle(id, Result.UNKNOWN, Evidence.NONE, "the job neither ends nor can be stopped");
                        }
                        cancelled = cancel(job);
                        work.restart();
                    }
                }
                case Verdict.NeedsHelp needsHelp -> {
                    Trouble trouble = PrinterTroubles.of(needsHelp.fault());
                    if (held != trouble) {
                        held = trouble;
                        progress.held(trouble);
                    }
                    work.restart();
                    if (help.over()) {
                        if (cancelled) {
                            return settle(id, Result.UNKNOWN, Evidence.NONE, "nobody helped and the job stays");
                        }
                        cancelled = cancel(job);
                        help.restart();
                    }
                }
            }
            Thread.sleep(times.poll());
        }
    }

    private Issue show(String id, PrintLease lease, Progress progress) throws InterruptedException {
        shown.clear();
        progress.sheetWanted();
        Patience patience = new Patience(times.show());
        while (!patience.over()) {
            @Nullable
            String text = shown.poll(times.poll().toMillis(), TimeUnit.MILLISECONDS);
            if (lease.seal().equals(text)) {
                return settle(id, Result.CONFIRMED, Evidence.SHEET_SCANNED, "read back");
            }
        }
        return settle(id, Result.UNKNOWN, Evidence.NONE, "the printer does not count and the sheet was not shown");
    }

    private Issue settle(String id, Result result, Evidence evidence, String detail) {
        journal.outcome(id, result, evidence, detail);
        LOG.info("print {}: {} by {}: {}", id, result, evidence, detail);
        return switch (result) {
            case CONFIRMED -> new Issue.Issued();
            case SPOILED -> new Issue.NotIssued(SorryReason.SPOILED);
            case UNKNOWN -> new Issue.NotIssued(SorryReason.ASK_STAFF);
        };
    }

    /// The sheet has not left the tray: it is counted back, and so is the right to print.
    private Issue giveBack(String id, String detail, SorryReason reason) {
        journal.returned(id, detail);
        LOG.info("print {}: returned: {}", id, detail);
        return new Issue.NotIssued(reason);
    }

    private boolean cancel(int job) {
        try {
            printer.cancel(job);
        } catch (PrinterException e) {
            LOG.warn("job {} was not cancelled: {}", job, e.getMessage());
        }
        return true;
    }

    private static SorryReason reasonOf(ProblemType type) {
        return switch (type) {
            case PERMIT_ALREADY_PRINTED -> SorryReason.ALREADY_PRINTED;
            case PRINT_IN_PROGRESS -> SorryReason.BEING_PRINTED;
            case PERMIT_NOT_PRINTABLE, NOT_FOUND, STATE_CONFLICT -> SorryReason.NOT_PRINTABLE;
            case SEAL_REFUSED -> SorryReason.NOT_GENUINE;
            case SHEET_ALREADY_USED, SERVICE_UNAVAILABLE, TOO_MANY_ATTEMPTS ->
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

    /// A stretch of time on the monotonic clock.
    private static final class Patience {
        private final long nanos;
        private long since = System.nanoTime();

        Patience(Duration length) {
            this.nanos = length.toNanos();
        }

        void restart() {
            since = System.nanoTime();
        }

        boolean over() {
            return System.nanoTime() - since >= nanos;
        }
    }
}
