package org.quickpermit.kiosk.issuing;

import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;

/// The printer together with what the kiosk knows of its queue. A job of ours that is still there could come out at any
/// later moment, as a second sheet nobody accounts for. So the queue is in doubt after a start, from the moment a job is
/// opened, and for as long as a print did not end with its sheet counted or shown and nothing in between; nothing is
/// printed until it was purged, and the purge has to succeed.
public final class PrinterQueue {
    private final PermitPrinter printer;
    private boolean clean;

    /// A queue of which nothing is known yet.
    ///
    /// @param printer the printer
    public PrinterQueue(PermitPrinter printer) {
        this.printer = printer;
    }

    /// The printer itself.
    public PermitPrinter printer() {
        return printer;
    }

    /// True when no job of ours can be in the queue.
    public synchronized boolean clean() {
        return clean;
    }

    /// From here on a job of ours may be in the queue.
    public synchronized void doubt() {
        clean = false;
    }

    /// The only job of ours has come out and nothing else happened.
    synchronized void emptied() {
        clean = true;
    }

    /// Cancels whatever of ours is in the queue; to be called while no print is under way. Asks nothing of a queue that is
    /// clean.
    ///
    /// @return how many jobs there were
    /// @throws PrinterException when the printer does not answer, or a job stays; the queue remains in doubt
    public synchronized int purge() throws PrinterException {
        if (clean) {
            return 0;
        }
        int left = printer.purge();
        clean = true;
        return left;
    }
}
