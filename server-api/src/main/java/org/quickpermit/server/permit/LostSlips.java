package org.quickpermit.server.permit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.identity.Throttle;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.PassportProof;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Finds the permit of a traveller who has lost the boarding confirmation, by the passport in hand (QP-6).
///
/// Document number, date of birth and nationality must all be those of the permit; a number typed besides must be its
/// number. Whatever does not fit, the answer is one and the same, so that nobody learns from it which passport has a
/// permit. Every search is written to the audit log, and each counts against its kiosk until a sheet is granted: five are
/// free, then every further one has to wait longer.
final class LostSlips {
    private final Database database;
    private final PermitStore permits;
    private final AuditLog audit;
    private final Throttle throttle;
    private final Clock clock;

    LostSlips(Database database, PermitStore permits, AuditLog audit, Clock clock) {
        this.database = database;
        this.permits = permits;
        this.audit = audit;
        this.throttle = new Throttle(clock);
        this.clock = clock;
    }

    /// The permit of a passport: the one that may be printed, else the newest, whose state then says why not.
    ///
    /// @param kiosk where it was read
    /// @param passport what was read
    /// @param humanNumber number typed besides, null for none
    /// @throws ApiProblem [ProblemType#NOT_FOUND] whatever it is that does not fit, [ProblemType#TOO_MANY_ATTEMPTS], or
    ///         [ProblemType#INVALID_FIELDS] for a number with a wrong check character
    PermitId find(Caller kiosk, PassportProof passport, @Nullable String humanNumber) {
        Optional<PermitId> meant = Optional.ofNullable(humanNumber).map(PaperReading::humanNumber);
        database.write(handle -> throttle.reserve(handle, scope(kiosk), kiosk.deviceId()))
                .ifPresent(LostSlips::tooMany);
        List<Permit> known = database.read(handle -> permits.onDocument(handle, passport.documentNumber()));
        List<Permit> fitting = known.stream()
                .filter(permit -> passport.shows(permit.document()))
                .filter(permit -> meant.isEmpty() || meant.get().equals(permit.permitId()))
                .toList();
        LocalDate today = LocalDate.now(clock);
        Optional<PermitId> found = fitting.stream()
                .filter(permit -> permit.stateOn(today) == PermitState.GRANTED)
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .map(Permit::permitId);
        AuditEvent searched = AuditEvent.of(kiosk, "LOST_SLIP_SEARCHED", found.map(PermitId::value).orElse("unknown"),
                found.isPresent() ? "FOUND" : "NOT_FOUND",
                Map.of("by", meant.isPresent() ? "passport and number" : "passport"));
        database.write(handle -> {
            audit.append(handle, searched);
            return searched;
        });
        return found.orElseThrow(LostSlips::notFound);
    }

    /// A sheet was granted: what was searched before at this kiosk is forgotten.
    void granted(Handle handle, Caller kiosk) {
        throttle.succeeded(handle, scope(kiosk));
    }

    private static String scope(Caller kiosk) {
        return "lost-slip|" + kiosk.deviceId();
    }

    private static ApiProblem notFound() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無與此護照相符之許可，請洽服務櫃檯。",
                "No permit fits this passport. Please ask at the counter."));
    }

    private static void tooMany(Duration wait) {
        throw new ApiProblem(ProblemType.TOO_MANY_ATTEMPTS,
                new Text("查詢次數過多，請稍候再試或洽服務櫃檯。",
                        "Too many searches: wait before you try again, or ask at the counter."),
                wait);
    }
}
