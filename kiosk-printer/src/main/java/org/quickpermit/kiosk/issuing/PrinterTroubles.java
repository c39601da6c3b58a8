package org.quickpermit.kiosk.issuing;

import java.util.Optional;

import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.Trouble;

/// What a printer's own words mean for the station.
public final class PrinterTroubles {
    /// Most sheets a tray holds when its printer calls it low: a tenth of the common tray of 250.
    public static final int LOW_TRAY = 25;

    private PrinterTroubles() {}

    /// The trouble a stopping fault is.
    public static Trouble of(PrinterFault fault) {
        return switch (fault) {
            case PAPER_OUT, TRAY_MISSING -> Trouble.PAPER_OUT;
            case PAPER_LOW -> Trouble.PAPER_LOW;
            case WRONG_PAPER -> Trouble.WRONG_PAPER;
            case JAM -> Trouble.PAPER_JAM;
            case DOOR_OPEN -> Trouble.DOOR_OPEN;
            case TONER_OUT, TONER_LOW -> Trouble.TONER_OUT;
            case OUTPUT_FULL, OUTPUT_ALMOST_FULL -> Trouble.OUTPUT_FULL;
            case OFFLINE -> Trouble.PRINTER_GONE;
            case BROKEN, WEAR -> Trouble.PRINTER_BROKEN;
            case PAUSED, OTHER_ERROR -> Trouble.PRINTER_STOPPED;
        };
    }

    /// Whether printer and journal contradict each other about the paper: the printer says that it runs low and the journal
    /// counts more sheets than a tray holds that is low. Then nobody knows whether the next job has a sheet, or which.
    ///
    /// @param left sheets the journal counts in the tray
    public static boolean paperCountsDiffer(PrinterStatus status, int left) {
        return status.faults().contains(PrinterFault.PAPER_LOW) && left > LOW_TRAY;
    }

    /// What a printer is that did not say how it is.
    public static Trouble of(PrinterException failure) {
        return failure.isNoSuchQueue() ? Trouble.NO_SUCH_QUEUE : Trouble.PRINTER_GONE;
    }

    /// Why nothing can be printed now; empty when it can.
    public static Optional<Trouble> of(PrinterStatus status) {
        if (!status.suitable()) {
            return Optional.of(Trouble.PRINTER_UNSUITABLE);
        }
        Optional<Trouble> fault = status.stoppingFault().map(PrinterTroubles::of);
        return fault.isPresent() || status.ready() ? fault : Optional.of(Trouble.PRINTER_STOPPED);
    }
}
