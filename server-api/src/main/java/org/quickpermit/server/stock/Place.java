package org.quickpermit.server.stock;

import org.quickpermit.stock.SheetState;

import org.jspecify.annotations.Nullable;

/// Where a sheet is.
///
/// @param state its state
/// @param stationId station it belongs to, null in the depot
/// @param kiosk kiosk it is in or was last in, null elsewhere
record Place(SheetState state, @Nullable String stationId, @Nullable String kiosk) {
    static final Place DEPOT = new Place(SheetState.DEPOT, null, null);

    static Place transit(String stationId) {
        return new Place(SheetState.TRANSIT, stationId, null);
    }

    static Place station(String stationId) {
        return new Place(SheetState.STATION, stationId, null);
    }

    static Place tray(String stationId, String kiosk) {
        return new Place(SheetState.TRAY, stationId, kiosk);
    }

    /// The same place in another state: a sheet that is used up or gone keeps where it was last.
    Place in(SheetState next) {
        return new Place(next, stationId, kiosk);
    }
}
