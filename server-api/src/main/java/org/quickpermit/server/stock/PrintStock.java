package org.quickpermit.server.stock;

import java.util.Optional;
import java.util.function.Predicate;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.permit.Lease;
import org.quickpermit.server.permit.SheetStock;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Moves sheets as they are printed, in the transaction of the lease or of its outcome.
public final class PrintStock implements SheetStock {
    private final SheetTable sheets;
    private final StockBooks books;
    private final Shifts shifts;
    private final Predicate<Caller> bound;

    PrintStock(SheetTable sheets, StockBooks books, Shifts shifts, Predicate<Caller> bound) {
        this.sheets = sheets;
        this.books = books;
        this.shifts = shifts;
        this.bound = bound;
    }

    @Override
    public void reserve(Handle handle, Caller kiosk, String sheetNumber, PermitId permitId, int copyNumber) {
        SheetNumber number = StockFields.number(sheetNumber);
        sheets.passTray(handle, kiosk.kiosk());
        Place tray = Place.tray(kiosk.station(), kiosk.kiosk());
        Optional<Sheet> sheet = sheets.lock(handle, number);
        Place place = sheet.map(Sheet::place).orElse(null);
        if (place != null && StockWords.isUsed(place.state())) {
            throw new ApiProblem(ProblemType.SHEET_ALREADY_USED, StockWords.elsewhere(number, place).detail());
        }
        if (place == null && !bound.test(kiosk)) {
            // The sheets in use before the bureau began to keep books of them.
            return;
        }
        if (!tray.equals(place)) {
            throw StockWords.notLoaded(sheetNumber, place);
        }
        @Nullable
        String shift = shifts.currentId(handle, kiosk.kiosk());
        if (shift == null && bound.test(kiosk)) {
            throw StockWords.noShift();
        }
        books.moveChecked(handle, kiosk, new SheetRange(number, 1), tray, tray.in(SheetState.RESERVED),
                Deed.of(kiosk, SheetMove.RESERVED).on(permitId, copyNumber).during(shift));
    }

    @Override
    public boolean settle(Handle handle, Caller kiosk, Lease lease, Result result, Evidence evidence) {
        SheetState to = switch (result) {
            case CONFIRMED -> SheetState.ISSUED;
            case SPOILED -> SheetState.SPOILED;
            case RETURNED -> SheetState.TRAY;
            case UNKNOWN -> SheetState.RESERVED;
        };
        Optional<SheetNumber> number = SheetNumber.parse(lease.sheetNumber());
        // Inspection may have seen a sheet before the kiosk that printed it is back; then the books say which one that is.
        @Nullable
        String tray = kiosk.kioskId() != null
                ? kiosk.kioskId()
                : number.flatMap(sheet -> sheets.find(handle, sheet)).map(sheet -> sheet.place().kiosk()).orElse(null);
        if (tray == null) {
            return false;
        }
        sheets.passTray(handle, tray);
        Optional<Sheet> open = number.flatMap(sheet -> sheets.lock(handle, sheet))
                .filter(sheet -> isFor(sheet, lease) && sheet.place().state().mayBecome(to));
        open.ifPresent(sheet -> book(handle, kiosk, tray, sheet, to,
                Deed.of(kiosk, moveTo(to)).on(lease.permitId(), lease.copyNumber()).because(evidence.name())));
        return open.isPresent();
    }

    /// True for a sheet that was taken for this copy of this permit, and for a blank one that was printed without a lease.
    private static boolean isFor(Sheet sheet, Lease lease) {
        return switch (sheet.place().state()) {
            case RESERVED, MISSING -> sheet.permitId() == null
                    || sheet.permitId().equals(lease.permitId()) && sheet.copyNumber() == lease.copyNumber();
            case TRAY, STATION -> true;
            case DEPOT, TRANSIT, ISSUED, SPOILED -> false;
        };
    }

    @Override
    public Optional<String> bookOffline(Handle handle, Caller kiosk, String sheetNumber, PermitId permitId,
            int copyNumber, boolean ruined, String reason) {
        SheetState to = ruined ? SheetState.SPOILED : SheetState.ISSUED;
        sheets.passTray(handle, kiosk.kiosk());
        Optional<Sheet> found = SheetNumber.parse(sheetNumber).flatMap(number -> sheets.lock(handle, number));
        if (found.isEmpty()) {
            return Optional.of("NEVER_RECEIVED");
        }
        Sheet sheet = found.get();
        if (sheet.place().state() == to && permitId.equals(sheet.permitId()) && copyNumber == sheet.copyNumber()) {
            return Optional.empty();
        }
        boolean own = kiosk.station().equals(sheet.place().stationId())
                && (sheet.place().kiosk() == null || kiosk.kiosk().equals(sheet.place().kiosk()));
        boolean free = sheet.permitId() == null || permitId.equals(sheet.permitId());
        if (!own || !free || !sheet.place().state().mayBecome(to)) {
            return Optional.of(sheet.place().state().name());
        }
        book(handle, kiosk, kiosk.kiosk(), sheet, to,
                Deed.of(kiosk, moveTo(to)).on(permitId, copyNumber).because(reason));
        return Optional.empty();
    }

    private void book(Handle handle, Caller caller, String tray, Sheet sheet, SheetState to, Deed deed) {
        books.moveChecked(handle, caller, new SheetRange(sheet.number(), 1), sheet.place(),
                new Place(to, sheet.place().stationId(), tray),
                deed.during(shifts.currentId(handle, tray)));
    }

    private static SheetMove moveTo(SheetState to) {
        return switch (to) {
            case ISSUED -> SheetMove.ISSUED;
            case SPOILED -> SheetMove.SPOILED;
            case TRAY -> SheetMove.RETURNED;
            case RESERVED -> SheetMove.RESERVED;
            case DEPOT, TRANSIT, STATION, MISSING -> throw new IllegalArgumentException(to.name());
        };
    }
}
