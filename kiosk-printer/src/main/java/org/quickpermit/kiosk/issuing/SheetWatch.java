package org.quickpermit.kiosk.issuing;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;

import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.printing.Verdict;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows a sheet from the moment its document is sent until it is known what became of it, or that nobody can know.
///
/// A jam ends the job at once: many printers print a jammed page again by themselves as soon as the path is clear, and
/// the next sheet has another number. A fault during which somebody may have had a hand in the paper path takes the
/// counter's word away: it shows that a sheet came out, but not which. A printer that was out of sight for a while may
/// have jammed and been cleared in between; a sheet that comes out of that has to be looked at.
final class SheetWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SheetWatch.class);
    /// Which part of the patience with a silent printer is enough for somebody to clear a jam unseen: five seconds of the
    /// thirty a kiosk has.
    private static final int UNSEEN = 6;

    private final PermitPrinter printer;
    private final PrintTimes times;
    private final Pace pace;
    private final LinkedBlockingQueue<String> shown = new LinkedBlockingQueue<>(8);

    SheetWatch(PermitPrinter printer, PrintTimes times, Pace pace) {
        this.printer = printer;
        this.times = times;
        this.pace = pace;
    }

    /// Takes the reader's text for a print that waits for its sheet to be shown; from any thread.
    void shown(String text) {
        shown.offer(text);
    }

    /// Follows a job to its end.
    ///
    /// @param job number of the job, its document sent
    /// @param seal barcode on the sheet
    /// @param policy by what this kiosk may show what became of the sheet
    /// @param upTime how long the printer had been on before it got the job
    Fate follow(int job, String seal, EvidencePolicy policy, OptionalInt upTime, Progress progress)
            throws InterruptedException {
        Course course = new Course(progress);
        course.heard(upTime);
        Fate fate = follow(job, seal, policy, course);
        if (fate.result() == Result.CONFIRMED && course.unseen) {
            return Fate.unknown("the printer was out of sight, and its sheets may have been handled: " + fate.detail());
        }
        Fate judged = policy.accepts(fate.result(), fate.evidence())
                ? fate
                : new Fate(Result.UNKNOWN, fate.evidence(), fate.result() + " is not shown by this: " + fate.detail());
        return course.handled ? judged.handled() : judged;
    }

    private Fate follow(int job, String seal, EvidencePolicy policy, Course course) throws InterruptedException {
        while (true) {
            Optional<Verdict> verdict = ask(job, course);
            if (course.restarted) {
                cancel(job);
                return Fate.unknown("the printer was switched off and on during the job");
            }
            if (verdict.isEmpty()) {
                if (course.silence.over()) {
                    return Fate.unknown("the printer stopped answering");
                }
                course.hold(Trouble.PRINTER_GONE);
            } else {
                switch (verdict.get()) {
                    case Verdict.Settled(Result result, Evidence evidence) when mayAsk(result, evidence, policy) -> {
                        Fate shown = show(seal, course.progress);
                        return shown.result() == Result.CONFIRMED ? shown : new Fate(result, evidence, shown.detail());
                    }
                    case Verdict.Settled(Result result, Evidence evidence) -> {
                        return new Fate(result, evidence, "job " + job);
                    }
                    case Verdict.Forgotten() -> {
                        return Fate.unknown("the printer was switched off and knows nothing of the job");
                    }
                    case Verdict.Uncounted() -> {
                        return show(seal, course.progress);
                    }
                    case Verdict.Working() -> {
                        course.goOn();
                        course.help.restart();
                        if (course.work.over() && !giveUp(job, course, course.work)) {
                            return Fate.unknown("the job neither ends nor can be stopped");
                        }
                    }
                    case Verdict.NeedsHelp(PrinterFault fault) -> {
                        course.hold(PrinterTroubles.of(fault));
                        course.work.restart();
                        if (fault == PrinterFault.JAM && !course.cancelled) {
                            giveUp(job, course, course.help);
                        } else if (course.help.over() && !giveUp(job, course, course.help)) {
                            return Fate.unknown("nobody helped and the job stays");
                        }
                    }
                }
            }
            pace.pause(times.poll());
        }
    }

    /// True where the printer's counter is not believed and the sheet itself would be.
    private static boolean mayAsk(Result result, Evidence evidence, EvidencePolicy policy) {
        return result == Result.CONFIRMED && !policy.accepts(result, evidence)
                && policy.accepts(result, Evidence.SHEET_SCANNED);
    }

    /// Asks the printer once; empty when it did not answer.
    private Optional<Verdict> ask(int job, Course course) {
        try {
            Optional<JobStatus> status = printer.job(job);
            PrinterStatus state = printer.status();
            course.unseen |= course.silence.partOver(UNSEEN);
            course.silence.restart();
            course.said = "";
            course.heard(state.upTime());
            course.disturbed |= state.faults().stream().anyMatch(PrinterFault::castsDoubt);
            course.jammed |= state.faults().contains(PrinterFault.JAM);
            course.handled |= state.faults().stream().anyMatch(PrinterFault::handled);
            return Optional.of(status.map(known -> Verdict.of(known, state.faults(), course.disturbed, course.jammed))
                    .orElseGet(Verdict.Forgotten::new));
        } catch (PrinterException e) {
            if (!course.said.equals(e.getMessage())) {
                LOG.warn("job {}: {}", job, e.getMessage());
                course.said = String.valueOf(e.getMessage());
            }
            return Optional.empty();
        }
    }

    /// Cancels the job; false when it was cancelled before and still stays.
    private boolean giveUp(int job, Course course, Patience patience) {
        if (course.cancelled) {
            return false;
        }
        course.cancelled = true;
        patience.restart();
        cancel(job);
        return true;
    }

    /// Asks the printer to drop a job; one that does not listen is met again when the queue is purged.
    void cancel(int job) {
        try {
            printer.cancel(job);
        } catch (PrinterException e) {
            LOG.warn("job {} was not cancelled: {}", job, e.getMessage());
        }
    }

    private Fate show(String seal, Progress progress) throws InterruptedException {
        shown.clear();
        progress.sheetWanted();
        Patience patience = new Patience(pace, times.show());
        while (!patience.over()) {
            @Nullable
            String text = shown.poll();
            if (seal.equals(text)) {
                return new Fate(Result.CONFIRMED, Evidence.SHEET_SCANNED, "read back");
            }
            if (text == null) {
                pace.pause(shorter(times.poll()));
            }
        }
        return Fate.unknown("the counter proves nothing and the sheet was not shown");
    }

    /// A traveller who holds the sheet to the reader should not wait for the printer's turn.
    private static Duration shorter(Duration poll) {
        Duration most = Duration.ofMillis(50);
        return poll.compareTo(most) < 0 ? poll : most;
    }

    /// How a job has gone so far.
    private final class Course {
        private final Progress progress;
        private final Patience silence = new Patience(pace, times.silence());
        private final Patience work = new Patience(pace, times.work());
        private final Patience help = new Patience(pace, times.help());
        private @Nullable Trouble held;
        private boolean cancelled;
        private boolean disturbed;
        private boolean jammed;
        private boolean handled;
        private boolean restarted;
        private boolean unseen;
        private int upTime;
        private String said = "";

        Course(Progress progress) {
            this.progress = progress;
        }

        /// A printer that has been on for less time than before was off in between: it may have lost the job, or begin it
        /// again on another sheet.
        void heard(OptionalInt now) {
            restarted |= now.isPresent() && now.getAsInt() < upTime;
            upTime = now.orElse(upTime);
        }

        void hold(Trouble trouble) {
            if (held != trouble) {
                held = trouble;
                progress.held(trouble);
            }
        }

        void goOn() {
            if (held != null) {
                held = null;
                progress.printing();
            }
        }
    }
}
