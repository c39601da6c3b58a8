package org.quickpermit.kiosk.printing;

import java.util.Set;

import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

/// What became of a sheet, as far as the printer can show it.
public sealed interface Verdict {
    /// The job goes on and nothing stands in its way.
    record Working() implements Verdict {}

    /// The job waits for somebody.
    record NeedsHelp(PrinterFault fault) implements Verdict {}

    /// The printer answers and does not know the job any more, as after it was switched off and on.
    record Forgotten() implements Verdict {}

    /// The job is over.
    record Settled(Result result, Evidence evidence) implements Verdict {}

    /// The printer says completed, and its counter proves nothing: it counted no sheet, as printers without a counter
    /// do, or somebody had a hand in the paper path meanwhile. The sheet itself has to be shown.
    record Uncounted() implements Verdict {}

    /// Judges one pair of answers. A permit is printed on one sheet, so the count proves exactly one.
    ///
    /// | job | sheets counted | faults | verdict |
    /// |---|---|---|---|
    /// | under way | any | none now that stops it | working |
    /// | under way | any | one now that stops it | needs help |
    /// | completed | 1 | none that casts doubt, at any time | CONFIRMED by SHEET_COUNTER |
    /// | completed | 1 | one that casts doubt, over now, no jam | uncounted |
    /// | completed | 0, or none reported | none that casts doubt now, no jam at any time | uncounted |
    /// | completed | any other count, or errors reported, or a doubt now, or a jam at any time | | UNKNOWN |
    /// | aborted or cancelled | 0 | a jam at any time | SPOILED by JAM_REPORT |
    /// | aborted or cancelled | 0 | another that casts doubt, at any time | SPOILED by PRINTER_REPORT |
    /// | aborted or cancelled | 0 | none that casts doubt, at any time | RETURNED by PRINTER_REPORT |
    /// | aborted or cancelled | 1 or more, or none reported | any | UNKNOWN |
    ///
    /// @param job what the printer says of the job
    /// @param now the faults it has now
    /// @param disturbed true when a fault that casts doubt was seen at any time since the job was opened
    /// @param jammed true when a jam was seen at any time since the job was opened
    static Verdict of(JobStatus job, Set<PrinterFault> now, boolean disturbed, boolean jammed) {
        return switch (job.state()) {
            case PENDING, HELD, PROCESSING, STOPPED -> PrinterFault.mostUrgent(now)
                    .<Verdict>map(NeedsHelp::new)
                    .orElseGet(Working::new);
            case COMPLETED -> completed(job, now, disturbed, jammed);
            case CANCELED, ABORTED -> brokenOff(job, disturbed, jammed);
        };
    }

    /// Nobody knows.
    static Settled unknown() {
        return new Settled(Result.UNKNOWN, Evidence.NONE);
    }

    private static Verdict completed(JobStatus job, Set<PrinterFault> now, boolean disturbed, boolean jammed) {
        boolean doubtful = job.reasons().contains("job-completed-with-errors")
                || now.stream().anyMatch(PrinterFault::castsDoubt);
        if (doubtful || jammed) {
            return unknown();
        }
        return switch (job.sheets().orElse(0)) {
            case 0 -> new Uncounted();
            case 1 -> disturbed ? new Uncounted() : new Settled(Result.CONFIRMED, Evidence.SHEET_COUNTER);
            default -> unknown();
        };
    }

    private static Verdict brokenOff(JobStatus job, boolean disturbed, boolean jammed) {
        if (job.sheets().isEmpty() || job.sheets().getAsInt() != 0) {
            return unknown();
        }
        if (jammed) {
            return new Settled(Result.SPOILED, Evidence.JAM_REPORT);
        }
        return new Settled(disturbed ? Result.SPOILED : Result.RETURNED, Evidence.PRINTER_REPORT);
    }
}
