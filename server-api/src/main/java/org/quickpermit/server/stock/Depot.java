package org.quickpermit.server.stock;

import java.util.function.Predicate;

import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.StockDeclaration;
import org.quickpermit.wire.StockMovement;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;

/// What the bureau's depot does with blank sheets. Every answer is a [StockMovement].
public final class Depot {
    private final SheetTable sheets;
    private final StockBooks books;
    private final Shifts shifts;
    private final Predicate<String> stations;
    private final Once once;

    Depot(SheetTable sheets, StockBooks books, Shifts shifts, Predicate<String> stations, Once once) {
        this.sheets = sheets;
        this.books = books;
        this.shifts = shifts;
        this.stations = stations;
        this.once = once;
    }

    /// Takes in sheets from the printing works.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when one was received before
    public StoredAnswer receive(Caller officer, IdempotencyKey key, StockReceipt receipt) {
        SheetRange range = StockFields.range(receipt.first(), receipt.count());
        StockFields.deliveryNote(receipt.deliveryNote());
        return once.perform(once.request(Shifts.scope(officer), key, "stock-receive", receipt),
                handle -> once.answer(201, books.receive(handle, officer, range,
                        Deed.of(officer, SheetMove.RECEIVED).because(receipt.deliveryNote()))));
    }

    /// Hands sheets over for a station, from the depot or from another station's safe, or takes back what is on its way.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when one is elsewhere
    public StoredAnswer transfer(Caller officer, IdempotencyKey key, StockTransfer transfer) {
        SheetRange range = StockFields.range(transfer.first(), transfer.count());
        String station = transfer.stationId();
        if (station != null && !stations.test(station)) {
            throw ApiProblem.field("/stationId", "UNKNOWN", new Text("查無此服務站。", "There is no such station."));
        }
        return once.perform(once.request(Shifts.scope(officer), key, "stock-transfer", transfer), handle -> {
            Place from = books.placeOf(handle, range);
            Place to = station == null ? Place.DEPOT : Place.transit(station);
            if (!from.state().mayBecome(to.state()) || from.state() == SheetState.MISSING) {
                throw StockWords.elsewhere(range.first(), from);
            }
            return once.answer(201, books.moveChecked(handle, officer, range, from, to,
                    Deed.of(officer, station == null ? SheetMove.TAKEN_BACK : SheetMove.SENT)));
        });
    }

    /// Declares sheets missing, wherever they were last.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when they are not all at one place, or
    ///         used up
    public StoredAnswer missing(Caller officer, IdempotencyKey key, StockDeclaration declaration) {
        SheetRange range = StockFields.range(declaration.first(), declaration.count());
        StockFields.reason(declaration.reason());
        return once.perform(once.request(Shifts.scope(officer), key, "stock-missing", declaration), handle -> {
            Place from = books.placeOf(handle, range);
            if (!from.state().mayBecome(SheetState.MISSING)) {
                throw StockWords.elsewhere(range.first(), from);
            }
            return once.answer(201, books.move(handle, officer, range, from, from.in(SheetState.MISSING),
                    inShift(handle, Deed.of(officer, SheetMove.MISSING).because(declaration.reason()), from)));
        });
    }

    /// A kiosk's balance sees what others do with its sheets.
    private Deed inShift(Handle handle, Deed deed, Place from) {
        String kiosk = from.kiosk();
        if (kiosk == null) {
            return deed;
        }
        sheets.passTray(handle, kiosk);
        return deed.during(shifts.currentId(handle, kiosk));
    }

    /// Takes sheets that were missing into the depot. One that was taken for a permit is settled at its kiosk.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when one is not missing
    public StoredAnswer found(Caller officer, IdempotencyKey key, StockDeclaration declaration) {
        SheetRange range = StockFields.range(declaration.first(), declaration.count());
        StockFields.reason(declaration.reason());
        return once.perform(once.request(Shifts.scope(officer), key, "stock-found", declaration), handle -> {
            Place from = books.placeOf(handle, range);
            if (from.state() != SheetState.MISSING) {
                throw StockWords.elsewhere(range.first(), from);
            }
            if (sheets.groups(handle, range).stream().anyMatch(SheetTable.Group::taken)) {
                throw StockWords.printOpen();
            }
            return once.answer(201, books.moveChecked(handle, officer, range, from, Place.DEPOT,
                    Deed.of(officer, SheetMove.FOUND).because(declaration.reason())));
        });
    }
}
