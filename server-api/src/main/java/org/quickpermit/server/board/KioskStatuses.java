package org.quickpermit.server.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Handle;

/// What each kiosk said of itself last.
public final class KioskStatuses {
    private static final int MOST_TROUBLES = 40;
    private static final int MOST_COUNTED = 100_000;
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,40}");

    private final Database database;
    private final InstantSource clock;
    private final ObjectMapper json = WireJson.lenient();

    /// @param database where they are kept
    /// @param clock the server's clock, by which silence is measured
    public KioskStatuses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps what a kiosk says; what it said before is forgotten.
    ///
    /// @throws ApiProblem [org.quickpermit.wire.ProblemType#INVALID_FIELDS] when a value is out of its bounds
    public void heard(Caller kiosk, KioskStatus status) {
        check(status);
        String text = write(status);
        database.write(handle -> handle.createUpdate("""
                INSERT INTO kiosk_status (device_id, heard_at, status) VALUES (:device, :now, :status)
                ON CONFLICT (device_id) DO UPDATE SET heard_at = excluded.heard_at, status = excluded.status""")
                .bind("device", kiosk.deviceId())
                .bind("now", clock.millis())
                .bind("status", text)
                .execute());
    }

    /// @param heardAt when it was heard, by the server's clock
    /// @param status what was said
    record Heard(Instant heardAt, KioskStatus status) {}

    /// The last word of every device that ever reported, by its id.
    Map<String, Heard> all(Handle handle) {
        Map<String, Heard> all = new HashMap<>();
        handle.createQuery("SELECT device_id, heard_at, status FROM kiosk_status")
                .map((row, _) -> Map.entry(row.getString("device_id"),
                        new Heard(Instant.ofEpochMilli(row.getLong("heard_at")), read(row.getString("status")))))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private static void check(KioskStatus status) {
        FieldErrors errors = new FieldErrors();
        count(errors, "/sheetsLeft", status.sheetsLeft(), SheetRange.MAX_COUNT);
        count(errors, "/printsToSettle", status.printsToSettle(), MOST_COUNTED);
        count(errors, "/reportsWaiting", status.reportsWaiting(), MOST_COUNTED);
        count(errors, "/reportsRejected", status.reportsRejected(), MOST_COUNTED);
        if (status.nextSheet() != null && !SheetNumber.isValid(status.nextSheet())) {
            errors.add("/nextSheet", "BAD_FORM", new Text("紙號應為最多四個大寫字母加四至八位數字。",
                    "A sheet's number is up to four capitals and four to eight digits."));
        }
        length(errors, "/version", status.version(), 40);
        if (status.troubles().size() > MOST_TROUBLES) {
            errors.add("/troubles", "TOO_MANY", new Text("最多四十項。", "At most forty."));
        }
        for (int i = 0; i < Math.min(MOST_TROUBLES, status.troubles().size()); i++) {
            KioskStatus.Trouble trouble = status.troubles().get(i);
            if (!CODE.matcher(trouble.code()).matches()) {
                errors.add("/troubles/" + i + "/code", "BAD_FORM",
                        new Text("代碼為最多四十個大寫字母及底線。", "A code is at most forty capitals and low lines."));
            }
            length(errors, "/troubles/" + i + "/text/zh", trouble.text().zh(), 200);
            length(errors, "/troubles/" + i + "/text/en", trouble.text().en(), 200);
        }
        errors.throwIfAny();
    }

    private static void count(FieldErrors errors, String pointer, int value, int most) {
        if (value < 0 || value > most) {
            errors.add(pointer, "OUT_OF_RANGE",
                    new Text("應為 0 至 " + most + " 之整數。", "A whole number from 0 to " + most + "."));
        }
    }

    private static void length(FieldErrors errors, String pointer, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            errors.add(pointer, "BAD_LENGTH", new Text("應為 1 至 " + most + " 字。", "1 to " + most + " characters."));
        }
    }

    private String write(KioskStatus status) {
        try {
            return json.writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status is always writable", e);
        }
    }

    private KioskStatus read(String text) {
        try {
            return json.readValue(text, KioskStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept status cannot be read", e);
        }
    }
}
