package org.quickpermit.server.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.Seal;
import org.quickpermit.server.permit.OfflineBook.Booked;
import org.quickpermit.server.permit.OfflineConflicts.Sheet;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;

/// The events kiosks reported of prints they made while they were cut off, as they were reported: rows are added and
/// neither changed nor removed.
final class OfflineEvents {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,60}");
    private static final Text ID_FORM = new Text("須為 1 至 60 個英文字母、數字或連字號。",
            "Has 1 to 60 letters, digits or hyphens.");

    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming every field that is malformed
    static void validate(OfflinePrint event) {
        boolean known = event.result() != Result.UNKNOWN;
        boolean fits = event.evidence() == Evidence.NONE || event.result().mayRestOn(event.evidence());
        new FieldErrors()
                .require(ID.matcher(event.printId()).matches(), "/printId", "INVALID", ID_FORM)
                .require(ID.matcher(event.bootId()).matches(), "/bootId", "INVALID", ID_FORM)
                .require(event.sequence() >= 0, "/sequence", "OUT_OF_RANGE",
                        new Text("不得為負數。", "Must not be negative."))
                .require(event.copyNumber() >= 1 && event.copyNumber() <= Seal.MAX_COPY_NUMBER, "/copyNumber",
                        "OUT_OF_RANGE", new Text("須為 1 至 65535。", "Is 1 to 65535."))
                .require(Seal.isSheetNumber(event.sheetNumber()), "/sheetNumber", "INVALID",
                        new Text("空白證號須為 4 至 12 個大寫英文字母或數字。", "A sheet number has 4 to 12 capitals or digits."))
                .require(Seal.isKeyId(event.keyId()), "/keyId", "INVALID",
                        new Text("金鑰代號須為 6 至 16 個大寫英文字母或數字。", "A key id has 6 to 16 capitals or digits."))
                .require(isDay(event.issuedOn()), "/issuedOn", "OUT_OF_RANGE",
                        new Text("年份須為 2000 至 2999。", "The year is 2000 to 2999."))
                .require(!known || event.evidence() != Evidence.NONE, "/evidence", "REQUIRED",
                        new Text("已知結果須附依據。", "A known result rests on some evidence."))
                .require(fits, "/evidence", "NOT_ALLOWED",
                        new Text("此依據不能證明所報結果。", "This evidence cannot show what was reported."))
                .throwIfAny();
    }

    private static boolean isDay(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 3000;
    }

    /// What was made of an event before; empty for a new one.
    ///
    /// @throws ApiProblem [ProblemType#IDEMPOTENCY_KEY_REUSED] when another event has its numbers
    Optional<Booked> find(Handle handle, String deviceId, OfflinePrint event) {
        return handle.createQuery("""
                SELECT * FROM offline_print WHERE device_id = :device AND boot_id = :boot AND sequence = :sequence""")
                .bind("device", deviceId)
                .bind("boot", event.bootId())
                .bind("sequence", event.sequence())
                .map((row, _) -> {
                    boolean same = row.getString("print_id").equals(event.printId())
                            && row.getString("permit_id").equals(event.permitId().value())
                            && row.getString("sheet_number").equals(event.sheetNumber())
                            && row.getInt("copy_number") == event.copyNumber()
                            && row.getString("result").equals(event.result().name())
                            && row.getString("evidence").equals(event.evidence().name());
                    if (!same) {
                        throw new ApiProblem(ProblemType.IDEMPOTENCY_KEY_REUSED,
                                new Text("此序號已用於其他列印紀錄，請由人員查核。",
                                        "These numbers were used for another event. A person has to look into it."));
                    }
                    return Booked.valueOf(row.getString("booked"));
                })
                .findOne();
    }

    /// Keeps an event.
    void insert(Handle handle, Caller kiosk, OfflinePrint event, Booked booked, Instant now) {
        handle.createUpdate("""
                INSERT INTO offline_print (device_id, boot_id, sequence, print_id, station_id, permit_id, copy_number,
                  sheet_number, issued_on, key_id, result, evidence, printed_at, received_at, booked)
                VALUES (:device, :boot, :sequence, :print, :station, :permit, :copy, :sheet, :issued, :key, :result,
                  :evidence, :printed, :now, :booked)""")
                .bind("device", kiosk.deviceId())
                .bind("boot", event.bootId())
                .bind("sequence", event.sequence())
                .bind("print", event.printId())
                .bind("station", kiosk.station())
                .bind("permit", event.permitId().value())
                .bind("copy", event.copyNumber())
                .bind("sheet", event.sheetNumber())
                .bind("issued", event.issuedOn().toString())
                .bind("key", event.keyId())
                .bind("result", event.result().name())
                .bind("evidence", event.evidence().name())
                .bind("printed", event.at().toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("booked", booked.name())
                .execute();
    }

    /// True when a kiosk has reported a sheet of a permit, whatever became of it.
    boolean isReported(Handle handle, PermitId permitId, String sheetNumber) {
        return handle.createQuery("""
                SELECT COUNT(*) FROM offline_print WHERE permit_id = :permit AND sheet_number = :sheet""")
                .bind("permit", permitId.value())
                .bind("sheet", sheetNumber)
                .mapTo(Long.class)
                .one() > 0;
    }

    /// The kiosk whose key sealed a sheet; empty when it is no kiosk's key, or the kiosk may no longer connect.
    Optional<Sheet> sealedBy(Handle handle, Seal seal, Instant now) {
        return handle.createQuery("""
                SELECT d.id, d.station_id FROM kiosk_seal_key k
                JOIN device d ON d.id = k.device_id AND d.revoked_at IS NULL
                WHERE k.key_id = :key""")
                .bind("key", seal.keyId())
                .map((row, _) -> new Sheet(seal.permitId(), String.valueOf(seal.sheetNumber()), row.getString(1),
                        row.getString(2), now))
                .findOne();
    }
}
