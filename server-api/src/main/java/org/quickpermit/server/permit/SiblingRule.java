package org.quickpermit.server.permit;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.ProblemType;

import org.jdbi.v3.core.Handle;

/// Keeps two kiosks of one station from printing the same permit while one of them cannot be asked.
@FunctionalInterface
public interface SiblingRule {
    /// @param kiosk who wants to print a permit for the first time
    /// @throws ApiProblem [ProblemType#PERMIT_AT_OTHER_KIOSK] when another kiosk of its station may be printing it alone
    void require(Handle handle, Caller kiosk, PermitId permitId);
}
