package org.quickpermit.kiosk.issuing;

import java.util.Optional;

import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.Trouble;

/// What a printer's own words mean for the station.
public final class PrinterTroubles {
    private PrinterTroubles() {}

    /// The trouble a stopping fault is.
    public static Trouble of(PrinterFault fault) {
        return switch (fault) {
            case PAPER_OUT, PAPER_LOW, TRAY_MISSING -> Trouble.PAPER_OUT;
            case JAM -> Trouble.PAPER_JAM;
            case DOOR_OPEN -> Trouble.DOOR_OPEN;
            case TONER_OUT, TONER_LOW -> Trouble.TONER_OUT;
            case OUTPUT_FULL -> Trouble.OUTPUT_FULL;
            case OFFLINE -> Trouble.PRINTER_GONE;
            case PAUSED, OTHER_ERROR -> Trouble.PRINTER_STOPPED;
        };
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
