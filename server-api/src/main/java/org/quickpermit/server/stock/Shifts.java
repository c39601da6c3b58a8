package org.quickpermit.server.stock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Shift;
import org.quickpermit.wire.ShiftBalance;
import org.quickpermit.wire.ShiftClosing;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The shifts of a kiosk. One closes only when loaded − issued − spoiled − left = 0 by count, or when two persons sign for the
/// difference.
public final class Shifts {
    private final SheetTable sheets;
    private final MovementTable movements;
    private final StockBooks books;
    private final Once once;
    private final AuditLog audit;
    private final Clock clock;

    Shifts(SheetTable sheets, MovementTable movements, StockBooks books, Once once, AuditLog audit, Clock clock) {
        this.sheets = sheets;
        this.movements = movements;
        this.books = books;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /// The open shift of a kiosk.
    Optional<Shift> current(Handle handle, String kiosk) {
        return handle.createQuery("""
                SELECT shift_id, opened_by, opened_at FROM stock_shift WHERE kiosk = :kiosk AND closed_at IS NULL""")
                .bind("kiosk", kiosk)
                .map((row, _) -> new Shift(row.getString("shift_id"), row.getString("opened_by"),
                        Instant.ofEpochMilli(row.getLong("opened_at"))))
                .findOne();
    }

    /// Id of the open shift of a kiosk, null when there is none.
    @Nullable
    String currentId(Handle handle, String kiosk) {
        return current(handle, kiosk).map(Shift::shiftId).orElse(null);
    }

    /// Opens a shift; the answer is a [Shift].
    ///
    /// @throws ApiProblem [ProblemType#STATE_CONFLICT] when one is open
    public StoredAnswer open(Caller staff, IdempotencyKey key) {
        return once.perform(once.request(scope(staff), key, "shift-open", Map.of()), handle -> {
            String kiosk = staff.kiosk();
            sheets.passTray(handle, kiosk);
            if (current(handle, kiosk).isPresent()) {
                throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("本機已開班，請先結班。",
                        "A shift is open at this kiosk already: close it first."));
            }
            Shift shift = new Shift(UUID.randomUUID().toString(), staff.actor(),
                    Instant.ofEpochMilli(clock.millis()));
            int carried = sheets.count(handle, kiosk, SheetState.TRAY)
                    + sheets.count(handle, kiosk, SheetState.RESERVED);
            handle.createUpdate("""
                    INSERT INTO stock_shift (shift_id, kiosk, station_id, opened_by, opened_at, carried)
                    VALUES (:id, :kiosk, :station, :by, :at, :carried)""")
                    .bind("id", shift.shiftId())
                    .bind("kiosk", kiosk)
                    .bind("station", staff.station())
                    .bind("by", shift.openedBy())
                    .bind("at", shift.openedAt().toEpochMilli())
                    .bind("carried", carried)
                    .execute();
            audit.append(handle, AuditEvent.of(staff, "SHIFT_OPENED", shift.shiftId(), "OPEN",
                    Map.of("kiosk", kiosk, "carried", Integer.toString(carried))));
            return once.answer(201, shift);
        });
    }

    /// Closes the open shift, or says by how much books and tray differ; the answer is a [ShiftBalance]. Sheets that lie, by
    /// the books, above the one that staff read from the top are declared missing when two persons sign.
    ///
    /// @param closing what staff counted
    /// @param signature who signs for a difference, asked for when the fields are right and somebody signs
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#SHIFT_NOT_OPEN]
    public StoredAnswer close(Caller staff, IdempotencyKey key, ShiftClosing closing, Supplier<SignedIn> signature) {
        validate(closing);
        SignedIn second = closing.coSignature() == null ? null : signature.get();
        ShiftClosing asked = new ShiftClosing(closing.counted(), closing.next(), closing.reason(),
                second == null ? null : second.login());
        return once.perform(once.request(scope(staff), key, "shift-close", asked), handle -> {
            String kiosk = staff.kiosk();
            sheets.passTray(handle, kiosk);
            Shift shift = current(handle, kiosk).orElseThrow(StockWords::noShift);
            ShiftBalance balance = balance(handle, kiosk, shift, closing);
            boolean even = balance.difference() == 0 && balance.open() == 0
                    && Objects.equals(balance.next(), balance.nextSeen());
            if (!even && second == null) {
                log(handle, staff, "SHIFT_COUNTED", balance, null);
                return once.answer(200, balance);
            }
            SignedIn signer = even ? null : second;
            if (signer != null) {
                declareMissing(handle, staff, shift, closing, signer);
                balance = balance(handle, kiosk, shift, closing);
            }
            ShiftBalance closed = closed(balance);
            store(handle, staff, closed, signer, closing.reason());
            log(handle, staff, "SHIFT_CLOSED", closed, signer);
            return once.answer(200, closed);
        });
    }

    private static void validate(ShiftClosing closing) {
        String next = closing.next();
        new FieldErrors()
                .require(closing.counted() >= 0 && closing.counted() <= SheetRange.MAX_COUNT, "/counted",
                        "OUT_OF_RANGE", new Text("張數須為 0 至 5000。", "The count lies between 0 and 5000."))
                .require(next == null || SheetNumber.isValid(next), "/next", "INVALID", StockFields.NUMBER_FORM)
                .require((closing.counted() == 0) == (next == null), "/next", "DOES_NOT_FIT", new Text(
                        "紙匣尚有證紙時須輸入最上面一張之編號；無證紙時留空。",
                        "Give the number of the sheet on top while sheets are left, and none when there are none."))
                .require((closing.reason() == null) == (closing.coSignature() == null), "/reason", "DOES_NOT_FIT",
                        new Text("差異須同時附原因及第二人簽署。",
                                "A difference needs both a reason and the signature of a second person."))
                .throwIfAny();
        if (closing.reason() != null) {
            StockFields.reason(closing.reason());
        }
    }

    private void declareMissing(Handle handle, Caller staff, Shift shift, ShiftClosing closing, SignedIn second) {
        String next = closing.next();
        SheetNumber top = next == null ? null : SheetNumber.of(next);
        List<SheetRange> tray = sheets.inTray(handle, staff.kiosk());
        if (top != null && tray.stream().noneMatch(range -> range.placeOf(top).isPresent())) {
            return;
        }
        Place here = Place.tray(staff.station(), staff.kiosk());
        for (SheetRange range : tray) {
            int above = top == null ? range.count() : range.placeOf(top).orElse(range.count());
            if (above > 0) {
                books.move(handle, staff, new SheetRange(range.first(), above), here, here.in(SheetState.MISSING),
                        Deed.of(staff, SheetMove.MISSING).with(second).because(closing.reason())
                                .during(shift.shiftId()));
            }
            if (above < range.count()) {
                return;
            }
        }
    }

    /// The balance as the books have it, from the movements of the shift.
    private ShiftBalance balance(Handle handle, String kiosk, Shift shift, ShiftClosing closing) {
        int carried = handle.createQuery("SELECT carried FROM stock_shift WHERE shift_id = :id")
                .bind("id", shift.shiftId())
                .mapTo(Integer.class)
                .one();
        Sums sums = Sums.of(movements.ofShift(handle, shift.shiftId()));
        int open = sheets.count(handle, kiosk, SheetState.RESERVED);
        int left = carried + sums.loaded() + sums.found() - sums.unloaded() - sums.issued() - sums.spoiled()
                - sums.missing() - open;
        List<SheetRange> tray = sheets.inTray(handle, kiosk);
        return new ShiftBalance(shift.shiftId(), false, carried, sums.loaded(), sums.found(), sums.unloaded(),
                sums.issued(), sums.spoiled(), sums.missing(), open, left, closing.counted(), left - closing.counted(),
                tray.isEmpty() ? null : tray.getFirst().first().toString(), closing.next());
    }

    private static ShiftBalance closed(ShiftBalance open) {
        return new ShiftBalance(open.shiftId(), true, open.carried(), open.loaded(), open.found(), open.unloaded(),
                open.issued(), open.spoiled(), open.missing(), open.open(), open.left(), open.counted(),
                open.difference(), open.next(), open.nextSeen());
    }

    private void store(Handle handle, Caller staff, ShiftBalance closed, @Nullable SignedIn second,
            @Nullable String reason) {
        handle.createUpdate("""
                UPDATE stock_shift SET closed_by = :by, closed_at = :at, co_signer = :second, reason = :reason,
                  counted = :counted, difference = :difference, open_left = :open
                WHERE shift_id = :id AND closed_at IS NULL""")
                .bind("by", staff.actor())
                .bind("at", clock.millis())
                .bind("second", second == null ? null : second.login())
                .bind("reason", second == null ? null : reason)
                .bind("counted", closed.counted())
                .bind("difference", closed.difference())
                .bind("open", closed.open())
                .bind("id", closed.shiftId())
                .execute();
    }

    private void log(Handle handle, Caller staff, String action, ShiftBalance balance, @Nullable SignedIn second) {
        Map<String, String> details = new java.util.TreeMap<>(Map.of("kiosk", staff.kiosk(), "left",
                Integer.toString(balance.left()), "counted", Integer.toString(balance.counted()), "difference",
                Integer.toString(balance.difference()), "open", Integer.toString(balance.open())));
        if (second != null) {
            details.put("witness", second.login());
        }
        audit.append(handle, AuditEvent.of(staff, action, balance.shiftId(), balance.closed() ? "CLOSED" : "OPEN",
                details));
    }

    static String scope(Caller caller) {
        return "stock " + caller.deviceId();
    }
}
