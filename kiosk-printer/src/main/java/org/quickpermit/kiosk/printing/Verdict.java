package org.quickpermit.kiosk.printing;

import org.quickpermit.wire.PrintOutcome;

/// What became of a sheet, as far as the printer can show it.
public sealed interface Verdict {
    /// The job goes on and nothing stands in its way.
    record Working() implements Verdict {}

    /// The job waits for somebody.
    record NeedsHelp(PrinterFault fault) implements Verdict {}

    /// The job is over.
    record Settled(PrintOutcome.Result result, PrintOutcome.Evidence evidence) implements Verdict {}

    /// The printer says completed and counted nothing, as printers without a counter do: the sheet itself has to be
    /// shown.
    record Uncounted() implements Verdict {}

    /// Judges one pair of answers. A permit is printed on one sheet, so the count proves exactly one.
    ///
    /// | job | sheets counted | printer | verdict |
    /// |---|---|---|---|
    /// | under way | any | no stopping fault | working |
    /// | under way | any | stopping fault | needs help |
    /// | completed | 1 | no fault that casts doubt | CONFIRMED by SHEET_COUNTER |
    /// | completed | 0, or none reported | no fault that casts doubt | uncounted |
    /// | completed | 2 or more, or errors reported, or a fault that casts doubt | any | UNKNOWN |
    /// | aborted or cancelled | 0 | any | SPOILED by PRINTER_REPORT |
    /// | aborted or cancelled | 1 or more, or none reported | any | UNKNOWN |
    ///
    /// @param job what the printer says of the job
    /// @param printer what it says of itself
    static Verdict of(JobStatus job, PrinterStatus printer) {
        return switch (job.state()) {
            case PENDING, HELD, PROCESSING, STOPPED -> printer.stoppingFault()
                    .<Verdict>map(NeedsHelp::new)
                    .orElseGet(Working::new);
            case COMPLETED -> completed(job, printer);
            case CANCELED, ABORTED -> job.sheets().isPresent() && job.sheets().getAsInt() == 0
                    ? new Settled(PrintOutcome.Result.SPOILED, PrintOutcome.Evidence.PRINTER_REPORT)
                    : unknown();
        };
    }

    /// Nobody knows.
    static Settled unknown() {
        return new Settled(PrintOutcome.Result.UNKNOWN, PrintOutcome.Evidence.NONE);
    }

    private static Verdict completed(JobStatus job, PrinterStatus printer) {
        boolean doubtful = job.reasons().contains("job-completed-with-errors")
                || printer.faults().stream().anyMatch(PrinterFault::castsDoubt);
        if (doubtful) {
            return unknown();
        }
        if (job.sheets().isEmpty() || job.sheets().getAsInt() == 0) {
            return new Uncounted();
        }
        return job.sheets().getAsInt() == 1
                ? new Settled(PrintOutcome.Result.CONFIRMED, PrintOutcome.Evidence.SHEET_COUNTER)
                : unknown();
    }
}
