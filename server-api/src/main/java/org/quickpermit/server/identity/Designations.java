package org.quickpermit.server.identity;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.quickpermit.paper.Glyphs;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.Text;

/// Designates agencies.
public final class Designations {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{3,20}");
    private static final int ZH_MAX = 60;
    private static final int EN_MAX = 120;

    private final Database database;
    private final AuditLog audit;
    private final Agencies agencies;
    private final AgencyAdded added;
    private final Clock clock;

    /// @param database agencies
    /// @param audit audit log
    /// @param agencies the agencies
    /// @param added what else happens in the same transaction
    /// @param clock time
    public Designations(Database database, AuditLog audit, Agencies agencies, AgencyAdded added, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.agencies = agencies;
        this.added = added;
        this.clock = clock;
    }

    /// Adds an agency and what belongs to it.
    ///
    /// @throws ApiProblem INVALID_FIELDS, also when the id is taken
    public Agency designate(NewAgency agency, Actor by) {
        FieldErrors errors = new FieldErrors();
        errors.require(ID.matcher(agency.id()).matches(), "/id", "FORM",
                new Text("代碼須為 3 至 20 個小寫英數字元或連字號。",
                        "The id has 3 to 20 of small letters, digits and hyphens."));
        errors.require(hasLength(agency.name().zh(), ZH_MAX), "/name/zh", "LENGTH",
                new Text("中文名稱須為 1 至 60 個字元。", "The Chinese name has 1 to 60 characters."));
        errors.require(hasLength(agency.name().en(), EN_MAX), "/name/en", "LENGTH",
                new Text("英文名稱須為 1 至 120 個字元。", "The English name has 1 to 120 characters."));
        printable(agency.name().zh(), "/name/zh", errors);
        printable(agency.name().en(), "/name/en", errors);
        errors.throwIfAny();
        return database.write(handle -> {
            if (!agencies.add(handle, agency, clock.millis())) {
                throw ApiProblem.field("/id", "TAKEN",
                        new Text("此代碼已存在，請另選。", "This id is taken: choose another."));
            }
            Agency designated = new Agency(agency.id(), agency.name(), agency.region());
            added.agencyAdded(handle, designated);
            audit.append(handle, by.event("AGENCY_DESIGNATED", agency.id(), "OK", Map.of()));
            return designated;
        });
    }

    /// The name stands on every boarding confirmation the agency prints.
    private static void printable(String name, String pointer, FieldErrors errors) {
        String missing = Glyphs.missing(name).stream().map(point -> String.format(Locale.ROOT, "U+%04X", point))
                .collect(Collectors.joining(", "));
        errors.require(missing.isEmpty(), pointer, "NOT_PRINTABLE",
                new Text("搭機證明之字型無法列印：" + missing + "，請改用其他字。",
                        "The boarding confirmation's fonts cannot show " + missing + ": write it otherwise."));
    }

    private static boolean hasLength(String text, int max) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= max;
    }
}
