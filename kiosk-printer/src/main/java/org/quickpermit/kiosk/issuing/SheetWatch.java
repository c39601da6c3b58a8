package org.quickpermit.kiosk.issuing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.printing.Verdict;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows a sheet from the moment its document is sent until it is known what became of it, or that nobody can know.
///
/// A jam ends the job at once: many printers print a jammed page again by themselves as soon as the path is clear, and
/// the next sheet has another number. A fault during which somebody may have had a hand in the paper path takes the
/// counter's word away: it shows that a sheet came out, but not which.
final class SheetWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SheetWatch.class);

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
    Fate follow(int job, String seal, Progress progress) throws InterruptedException {
        Course course = new Course(progress);
        while (true) {
            Optional<Verdict> verdict = ask(job, course);
            if (verdict.isEmpty()) {
                if (course.silence.over()) {
                    return Fate.unknown("the printer stopped answering");
                }
                course.hold(Trouble.PRINTER_GONE);
            } else {
                switch (verdict.get()) {
                    case Verdict.Settled(Result result, Evidence evidence) -> {
                        return new Fate(result, evidence, "job " + job);
                    }
                    case Verdict.Uncounted() -> {
                        return show(seal, progress);
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

    /// Asks the printer once; empty when it did not answer.
    private Optional<Verdict> ask(int job, Course course) {
        try {
            JobStatus status = printer.job(job);
            PrinterStatus state = printer.status();
            course.silence.restart();
            course.disturbed |= state.faults().stream().anyMatch(PrinterFault::castsDoubt);
            course.jammed |= state.faults().contains(PrinterFault.JAM);
            return Optional.of(Verdict.of(status, state.faults(), course.disturbed, course.jammed));
        } catch (PrinterException e) {
            LOG.warn("job {}: {}", job, e.getMessage());
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

        Course(Progress progress) {
            this.progress = progress;
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
