package org.quickpermit.server.stock;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.KioskStock;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.SpoiledSheet;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockMovement;
import org.quickpermit.wire.TrayHandling;

import org.jdbi.v3.core.Handle;

/// What station staff do with blank sheets at a kiosk. Every answer of a deed is a [StockMovement].
public final class StationStock {
    private final Database database;
    private final SheetTable sheets;
    private final MovementTable movements;
    private final StockBooks books;
    private final Shifts shifts;
    private final Predicate<Caller> bound;
    private final Once once;

    StationStock(Database database, SheetTable sheets, MovementTable movements, StockBooks books, Shifts shifts,
            Predicate<Caller> bound,
            Once once) {
        this.database = database;
        this.sheets = sheets;
        this.movements = movements;
        this.books = books;
        this.shifts = shifts;
        this.bound = bound;
        this.once = once;
    }

    /// What the books say of a kiosk's sheets.
    public KioskStock read(Caller kiosk) {
        return database.read(handle -> new KioskStock(bound.test(kiosk),
                shifts.current(handle, kiosk.kiosk()).orElse(null), shown(sheets.inTray(handle, kiosk.kiosk())),
                shown(sheets.at(handle, kiosk.station(), SheetState.TRANSIT)),
                shown(sheets.at(handle, kiosk.station(), SheetState.STATION))));
    }

    private static List<KioskStock.Sheets> shown(List<SheetRange> ranges) {
        return ranges.stream().map(range -> new KioskStock.Sheets(range.first().toString(), range.count())).toList();
    }

    /// Signs for sheets that are on their way to the caller's station.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when one is not on its way here
    public StoredAnswer arrive(Caller staff, IdempotencyKey key, StockArrival arrival) {
        SheetRange range = StockFields.range(arrival.first(), arrival.count());
        return once.perform(once.request(Shifts.scope(staff), key, "stock-arrive", arrival),
                handle -> once.answer(201, books.move(handle, staff, range, Place.transit(staff.station()),
                        Place.station(staff.station()), Deed.of(staff, SheetMove.ARRIVED))));
    }

    /// Puts sheets of the station's safe into the tray of the caller's kiosk, by two persons. The tray has to be empty. A load
    /// that the books already have is not booked again: the kiosk may have been cut off before it heard of it.
    ///
    /// @param signature the second person, asked for when the fields are right
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when one is not in the safe, the tray is
    ///         not empty, or a print is not settled
    public StoredAnswer load(Caller staff, IdempotencyKey key, TrayHandling handling,
            Supplier<SignedIn> signature) {
        SheetRange range = StockFields.range(handling.first(), handling.count());
        SignedIn second = signature.get();
        return once.perform(once.request(Shifts.scope(staff), key, "stock-load", signedBy(handling, second)),
                handle -> {
                    String kiosk = staff.kiosk();
                    sheets.passTray(handle, kiosk);
                    List<SheetRange> before = sheets.inTray(handle, kiosk);
                    Place tray = Place.tray(staff.station(), kiosk);
                    if (before.equals(List.of(range))) {
                        return once.answer(200, lastLoad(handle, range));
                    }
                    if (!before.isEmpty()) {
                        throw StockWords.trayNotEmpty(before.getFirst());
                    }
                    requireSettled(sheets.count(handle, kiosk, SheetState.RESERVED));
                    return once.answer(201, books.move(handle, staff, range, Place.station(staff.station()), tray,
                            Deed.of(staff, SheetMove.LOADED).with(second).during(shifts.currentId(handle, kiosk))));
                });
    }

    /// Takes sheets out of the tray of the caller's kiosk and back into the station's safe, by two persons.
    ///
    /// @param signature the second person, asked for when the fields are right
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when one is not in the tray, or a print
    ///         is not settled
    public StoredAnswer unload(Caller staff, IdempotencyKey key, TrayHandling handling,
            Supplier<SignedIn> signature) {
        SheetRange range = StockFields.range(handling.first(), handling.count());
        SignedIn second = signature.get();
        return once.perform(once.request(Shifts.scope(staff), key, "stock-unload", signedBy(handling, second)),
                handle -> {
                    String kiosk = staff.kiosk();
                    sheets.passTray(handle, kiosk);
                    requireSettled(sheets.count(handle, kiosk, SheetState.RESERVED));
                    return once.answer(201, books.move(handle, staff, range, Place.tray(staff.station(), kiosk),
                            Place.station(staff.station()), Deed.of(staff, SheetMove.UNLOADED).with(second)
                                    .during(shifts.currentId(handle, kiosk))));
                });
    }

    private StockMovement lastLoad(Handle handle, SheetRange range) {
        return movements.touching(handle, range).reversed().stream()
                .map(MovementTable.Line::movement)
                .filter(line -> line.move() == SheetMove.LOADED)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("sheets in a tray that nobody loaded"));
    }

    private static void requireSettled(int reserved) {
        if (reserved > 0) {
            throw StockWords.printOpen();
        }
    }

    /// Writes off a blank sheet of the caller's tray or station, before a witness.
    ///
    /// @param signature the witness, asked for when the fields are right
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], [ProblemType#NOT_FOUND], or [ProblemType#STATE_CONFLICT] when it is
    ///         elsewhere or taken for a print
    public StoredAnswer spoil(Caller staff, IdempotencyKey key, SpoiledSheet spoiled,
            Supplier<SignedIn> signature) {
        SheetNumber number = StockFields.number(spoiled.sheetNumber());
        StockFields.reason(spoiled.reason());
        SignedIn second = signature.get();
        SpoiledSheet asked = new SpoiledSheet(spoiled.sheetNumber(), spoiled.reason(), second.login());
        return once.perform(once.request(Shifts.scope(staff), key, "stock-spoil", asked), handle -> {
            String kiosk = staff.kiosk();
            sheets.passTray(handle, kiosk);
            Place place = sheets.lock(handle, number).orElseThrow(StockWords::noSheet).place();
            if (!place.equals(Place.tray(staff.station(), kiosk)) && !place.equals(Place.station(staff.station()))) {
                throw StockWords.elsewhere(number, place);
            }
            return once.answer(201, books.move(handle, staff, new SheetRange(number, 1), place,
                    place.in(SheetState.SPOILED), Deed.of(staff, SheetMove.SPOILED).with(second)
                            .because(spoiled.reason()).during(shifts.currentId(handle, kiosk))));
        });
    }

    /// What was asked, without the token, which is another one after the next sign-in.
    private static TrayHandling signedBy(TrayHandling handling, SignedIn second) {
        return new TrayHandling(handling.first(), handling.count(), second.login());
    }
}
