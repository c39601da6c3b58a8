package org.quickpermit.server.identity;

import org.jdbi.v3.core.Handle;

/// What else has to happen when an agency is designated, in the same transaction: the deposit opens its account.
@FunctionalInterface
public interface AgencyAdded {
    /// @param handle the transaction
    /// @param agency the new agency
    void agencyAdded(Handle handle, Agency agency);
}
