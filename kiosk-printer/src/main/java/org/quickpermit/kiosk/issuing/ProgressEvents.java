package org.quickpermit.kiosk.issuing;

import java.util.function.Consumer;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.Trouble;

/// Turns the progress of an issue into events of its visit.
///
/// @param visit the visit it belongs to
/// @param events takes the events, on the thread that issues
public record ProgressEvents(long visit, Consumer<StationEvent> events) implements Progress {
    @Override
    public void granted(String initials) {
        events.accept(new StationEvent.LeaseGranted(visit, initials));
    }

    @Override
    public void printing() {
        events.accept(new StationEvent.PrinterWorks(visit));
    }

    @Override
    public void held(Trouble trouble) {
        events.accept(new StationEvent.PrinterNeedsHelp(visit, trouble));
    }

    @Override
    public void sheetWanted() {
        events.accept(new StationEvent.SheetWanted(visit));
    }
}
