package org.quickpermit.server.stock;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.stock.SheetTable.Group;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.StockMovement;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Moves sheets: the row of each, the line in the books and the entry in the audit log, in the caller's transaction.
final class StockBooks {
    private final SheetTable sheets;
    private final MovementTable movements;
    private final AuditLog audit;
    private final Clock clock;

    StockBooks(SheetTable sheets, MovementTable movements, AuditLog audit, Clock clock) {
        this.sheets = sheets;
        this.movements = movements;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds sheets to the depot.
    ///
    /// @throws ApiProblem [ProblemType#STATE_CONFLICT] when one of them is there already
    StockMovement receive(Handle handle, Caller caller, SheetRange range, Deed deed) {
        if (!sheets.groups(handle, range).isEmpty()) {
            throw StockWords.receivedBefore(range);
        }
        sheets.insert(handle, range);
        return write(handle, caller, deed, range, null, Place.DEPOT);
    }

    /// Moves a whole range from one place to another.
    ///
    /// @throws ApiProblem [ProblemType#STATE_CONFLICT] when one of them is elsewhere; nothing is changed
    StockMovement move(Handle handle, Caller caller, SheetRange range, Place from, Place to, Deed deed) {
        Place now = placeOf(handle, range);
        if (!now.equals(from)) {
            throw StockWords.elsewhere(range.first(), now);
        }
        return moveChecked(handle, caller, range, from, to, deed);
    }

    /// As [#move], for a range that was just found to be there.
    StockMovement moveChecked(Handle handle, Caller caller, SheetRange range, Place from, Place to, Deed deed) {
        if (sheets.move(handle, range, from, to, deed.permitId(), deed.copyNumber()) != range.count()) {
            throw StockWords.changed(range);
        }
        return write(handle, caller, deed, range, from, to);
    }

    /// The one place a whole range is at.
    ///
    /// @throws ApiProblem [ProblemType#STATE_CONFLICT] when the sheets are at several places or not all received
    Place placeOf(Handle handle, SheetRange range) {
        List<Group> groups = sheets.groups(handle, range);
        int there = groups.stream().mapToInt(Group::count).sum();
        if (there < range.count()) {
            throw StockWords.notReceived(range, range.count() - there);
        }
        if (groups.size() > 1) {
            Group second = groups.get(1);
            throw StockWords.elsewhere(range.first().plus(second.first() - range.first().serial()), second.place());
        }
        return groups.getFirst().place();
    }

    private StockMovement write(Handle handle, Caller caller, Deed deed, SheetRange range, @Nullable Place from,
            Place to) {
        StockMovement line = movements.add(handle, deed, range, from, to, clock.instant());
        Map<String, String> details = new TreeMap<>();
        details.put("count", Integer.toString(range.count()));
        putIf(details, "station", to.stationId());
        putIf(details, "kiosk", line.kiosk());
        putIf(details, "witness", deed.witness());
        putIf(details, "reason", deed.reason());
        // What becomes of a sheet in a print stands there with its permit.
        if (deed.permitId() == null) {
            audit.append(handle, AuditEvent.of(caller, "STOCK_" + deed.move(), range.toString(), to.state().name(),
                    details));
        }
        return line;
    }

    private static void putIf(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
