package org.quickpermit.server.permit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.seal.RevokedSeal;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;

/// Ends permits before their time: their papers are on the trust list in the same transaction.
public final class Retirement {
    private final Database database;
    private final PermitStore permits;
    private final TrustLists trustLists;
    private final AuditLog audit;
    private final Clock clock;

    public Retirement(Database database, PermitStore permits, TrustLists trustLists, AuditLog audit, Clock clock) {
        this.database = database;
        this.permits = permits;
        this.trustLists = trustLists;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends a permit inside the caller's transaction; every paper of it is dead from this moment on.
    ///
    /// @param event [PermitEvent#REVOKE] or [PermitEvent#SUPERSEDE]
    /// @param reason code for the list
    /// @return the new state, or empty when the permit is no longer live
    public Optional<PermitState> end(Handle handle, Permit permit, PermitEvent event, String reason) {
        Optional<PermitState> next = permits.move(handle, permit, event);
        if (next.isPresent()) {
            trustLists.kill(handle, permit, RevokedSeal.ALL_COPIES, reason);
        }
        return next;
    }

    /// Takes a permit back, for the bureau. Repeating it changes nothing.
    ///
    /// @return the state after it
    /// @throws ApiProblem [ProblemType#NOT_FOUND], [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when
    ///         the permit has already ended in another way
    public PermitState revoke(Caller caller, PermitId permitId, Revocation revocation) {
        Reasons.require(revocation.reason());
        return database.write(handle -> {
            Permit permit = permits.lock(handle, permitId)
                    .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND,
                            new Text("查無此許可。", "There is no such permit.")));
            if (permit.state() == PermitState.REVOKED) {
                return PermitState.REVOKED;
            }
            PermitState state = end(handle, permit, PermitEvent.REVOKE, "REVOKED").orElseThrow(
                    () -> new ApiProblem(ProblemType.STATE_CONFLICT, new Text("此許可已終止，無法撤銷。",
                            "The permit has already ended and cannot be revoked.")));
            audit.append(handle, AuditEvent.of(caller, "PERMIT_REVOKED", permitId.value(), state.name(),
                    Map.of("reason", revocation.reason())));
            return state;
        });
    }

    /// Writes down which permits have passed their last day; to be run now and then.
    ///
    /// @return how many
    public int expireDue() {
        LocalDate today = LocalDate.now(clock);
        return database.write(handle -> {
            int expired = permits.expireDue(handle, today);
            if (expired > 0) {
                audit.append(handle, AuditEvent.system("PERMITS_EXPIRED", today.toString(), "EXPIRED",
                        Map.of("permits", Integer.toString(expired))));
            }
            return expired;
        });
    }
}
