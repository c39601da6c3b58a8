package org.quickpermit.installers.simulation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.issuing.Issue;
import org.quickpermit.kiosk.issuing.PermitIssuer;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.issuing.Progress;
import org.quickpermit.kiosk.issuing.Surroundings;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

/// Mistakes that others have made, planted around the product's parts: the simulation must find each.
enum Defect {
    /** The product as it is. */
    NONE,
    /** The document is sent before the journal is on the disk: the disk says "synced" one transaction too early. */
    PRINT_BEFORE_JOURNAL,
    /** A print of which nobody knows what became of it is given up and tried once more, without anybody looking. */
    RETRY_ON_UNKNOWN,
    /** A sheet counts as out when its job has left the kiosk's queue for the printer. */
    COUNT_AT_QUEUE_EXIT;

    /// The issuer, with the mistake in it.
    Issuing issuer(Journal journal, Gateway gateway, PrinterQueue queue, Supplier<EvidencePolicy> policy,
            PrintTimes times, Surroundings surroundings) {
        PermitIssuer right = new PermitIssuer(journal, gateway, queue, policy, times, surroundings);
        return new Issuing() {
            @Override
            public Issue issue(Ask ask, Progress progress) throws InterruptedException {
                Issue end = right.issue(ask, progress);
                boolean unknown = end instanceof Issue.NotIssued(SorryReason reason)
                        && reason == SorryReason.ASK_STAFF;
                if (Defect.this != RETRY_ON_UNKNOWN || !unknown) {
                    return end;
                }
                for (PrintRecord print : journal.unknown()) {
                    journal.outcome(print.id(), Result.SPOILED, Evidence.STAFF, "tried again");
                }
                journal.tray().flatMap(tray -> tray.top()).ifPresent(journal::trayChecked);
                try {
                    queue.purge();
                } catch (PrinterException e) {
                    return end;
                }
                new org.quickpermit.kiosk.issuing.ReportSender(journal, gateway).flush();
                return right.issue(ask, progress);
            }

            @Override
            public void shown(String text) {
                right.shown(text);
            }
        };
    }

    /// The printer, with the mistake in how it is read.
    PermitPrinter printer(PermitPrinter right) {
        return this == COUNT_AT_QUEUE_EXIT ? new QueueExit(right) : right;
    }

    private record QueueExit(PermitPrinter right) implements PermitPrinter {
        @Override
        public PrinterStatus status() throws PrinterException {
            return right.status();
        }

        @Override
        public int createJob(String name) throws PrinterException {
            return right.createJob(name);
        }

        @Override
        public void sendDocument(int job, byte[] pdf) throws PrinterException {
            right.sendDocument(job, pdf);
        }

        @Override
        public Optional<JobStatus> job(int job) throws PrinterException {
            return right.job(job).map(status -> List.of(JobStatus.State.PENDING, JobStatus.State.PROCESSING)
                    .contains(status.state())
                            ? new JobStatus(JobStatus.State.COMPLETED, status.reasons(), OptionalInt.of(1))
                            : status);
        }

        @Override
        public void cancel(int job) throws PrinterException {
            right.cancel(job);
        }

        @Override
        public int purge() throws PrinterException {
            return right.purge();
        }
    }
}
