package org.quickpermit.server.deposit;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.Membership;
import org.quickpermit.wire.NewAssociation;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;

/// The associations of agencies and who belongs to them (QP-8). Membership holds for whole months and is changed for the
/// current month or a later one, so that a month that is over has the members it had.
public final class Associations {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{3,20}");
    private static final Pattern NAME = Pattern.compile("[^\\p{C}]{1,120}");
    private static final int LAST_YEAR = 2999;

    private final Database database;
    private final AuditLog audit;
    private final Clock clock;

    /// @param clock the time; its zone decides which month it is
    public Associations(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// Registers an association.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], also when the id is taken
    public void register(Caller caller, NewAssociation association) {
        Text form = new Text("名稱須為 1 至 120 字，不得含控制字元。",
                "A name has 1 to 120 characters, none of them control characters.");
        new FieldErrors()
                .require(ID.matcher(association.id()).matches(), "/id", "FORM",
                        new Text("代碼須為 3 至 20 個小寫英數字元或連字號。",
                                "The id has 3 to 20 of small letters, digits and hyphens."))
                .require(isName(association.name().zh()), "/name/zh", "LENGTH", form)
                .require(isName(association.name().en()), "/name/en", "LENGTH", form)
                .throwIfAny();
        database.write(handle -> {
            int added = handle.createUpdate("""
                    INSERT INTO association (id, name_zh, name_en, created_at) VALUES (:id, :zh, :en, :now)
                    ON CONFLICT (id) DO NOTHING""")
                    .bind("id", association.id())
                    .bind("zh", association.name().zh())
                    .bind("en", association.name().en())
                    .bind("now", clock.millis())
                    .execute();
            if (added == 0) {
                throw ApiProblem.field("/id", "TAKEN",
                        new Text("此代碼已存在，請另選。", "This id is taken: choose another."));
            }
            audit.append(handle, AuditEvent.of(caller, "ASSOCIATION_REGISTERED", association.id(), "OK", Map.of()));
            return added;
        });
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.isBlank();
    }

    /// Assigns an agency to an association, or to none, from a month on until another month is assigned. Repeating it changes
    /// nothing.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], or [ProblemType#NOT_FOUND] when the agency does not exist
    public void assign(Caller caller, String agencyId, Membership membership) {
        YearMonth month = Months.parse(membership.fromMonth())
                .orElseThrow(() -> ApiProblem.field("/fromMonth", "INVALID", new Text("月份格式為 2026-11，不早於 2002 年。",
                        "A month has the form 2026-11 and is not before the year 2002.")));
        YearMonth now = YearMonth.now(clock);
        if (month.isBefore(now) || month.getYear() > LAST_YEAR) {
            throw ApiProblem.field("/fromMonth", "OUT_OF_RANGE", new Text("最早自本月（" + now + "）起，且不晚於 2999 年。",
                    "From the current month, " + now + ", at the earliest, and not after the year 2999."));
        }
        String association = membership.associationId();
        database.write(handle -> {
            if (createdAt(handle, "agency", agencyId).isEmpty()) {
                throw new ApiProblem(ProblemType.NOT_FOUND,
                        new Text("查無此旅行社。", "There is no such agency."));
            }
            if (association != null && !isRegistered(handle, association)) {
                throw ApiProblem.field("/associationId", "UNKNOWN",
                        new Text("查無此公會。", "There is no such association: register it first."));
            }
            handle.createUpdate("""
                    INSERT INTO association_member (agency_id, from_month, association_id)
                    VALUES (:agency, :month, :association)
                    ON CONFLICT (agency_id, from_month) DO UPDATE SET association_id = excluded.association_id""")
                    .bind("agency", agencyId)
                    .bind("month", month.toString())
                    .bind("association", association)
                    .execute();
            audit.append(handle, AuditEvent.of(caller, "ASSOCIATION_MEMBERSHIP", agencyId, "OK",
                    Map.of("association", association == null ? "" : association, "from", month.toString())));
            return month;
        });
    }

    private static boolean isRegistered(Handle handle, String id) {
        return ID.matcher(id).matches() && createdAt(handle, "association", id).isPresent();
    }

    /// The agencies that were members in a month, by id.
    static List<String> members(Handle handle, String associationId, YearMonth month) {
        return handle.createQuery("""
                SELECT m.agency_id FROM association_member m
                WHERE m.association_id = :association AND m.from_month = (
                  SELECT MAX(latest.from_month) FROM association_member latest
                  WHERE latest.agency_id = m.agency_id AND latest.from_month <= :month)
                ORDER BY m.agency_id""")
                .bind("association", associationId)
                .bind("month", month.toString())
                .mapTo(String.class)
                .list();
    }

    /// When an agency or association was registered, milliseconds of the epoch; empty when there is none with this id.
    ///
    /// @param table `agency` or `association`
    static Optional<Long> createdAt(Handle handle, String table, String id) {
        return handle.createQuery("SELECT created_at FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }
}
