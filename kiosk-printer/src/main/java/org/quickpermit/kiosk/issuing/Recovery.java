package org.quickpermit.kiosk.issuing;

import java.util.Optional;

import org.quickpermit.device.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a start makes of prints that a crash or a power cut left open. Nothing is ever printed here.
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Journal journal;

    /// @param journal the journal as the crash left it
    public Recovery(Journal journal) {
        this.journal = journal;
    }

    /// Hands every print with a reserved sheet to staff: it becomes UNKNOWN, since a sheet may lie in the tray, in the
    /// printer or in a traveller's hand.
    ///
    /// @return how many there were
    public int handOver() {
        int count = 0;
        for (PrintRecord print : journal.open()) {
            if (print.step() != PrintStep.ASKED) {
                journal.outcome(print.id(), Result.UNKNOWN, Evidence.NONE, "cut off at " + print.step());
                LOG.warn("print {} was cut off at {} and goes to staff", print.id(), print.step());
                count++;
            }
        }
        return count;
    }

    /// Closes prints whose lease was asked for and whose answer never came, by asking again with the same key: a lease
    /// that was granted is given back unused. To be called while no print is under way.
    ///
    /// @return true when none is left
    public boolean closeAsked(Gateway gateway) {
        boolean all = true;
        for (PrintRecord print : journal.open()) {
            if (print.step() == PrintStep.ASKED) {
                all &= close(print, gateway);
            }
        }
        return all;
    }

    private boolean close(PrintRecord print, Gateway gateway) {
        Optional<String> request = journal.request(print.id());
        if (print.reason() != null || request.isEmpty()) {
            journal.refused(print.id(), "ANSWER_LOST");
            journal.trayDoubtful("sheet " + print.sheetNumber() + " may have been reserved");
            return true;
        }
        return switch (gateway.lease(print.id(), request.get())) {
            case Answer.Missing<PrintLease> unreachable -> false;
            case Answer.Denied<PrintLease> refused -> {
                ProblemType type = refused.trouble().type();
                if (Refusals.mayPass(type)) {
                    yield false;
                }
                journal.refused(print.id(), type.name());
                yield true;
            }
            case Answer.Given<PrintLease> done -> {
                journal.reservedTooLate(print.id(), done.value());
                journal.outcome(print.id(), Result.RETURNED, Evidence.NOTHING_SENT, "the answer came too late");
                yield true;
            }
        };
    }
}
