package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Assigns an agency to an association: the body of `POST /api/v1/agencies/{agencyId}/association`. Membership holds for
/// whole months, and an agency is a member of one association at most.
///
/// @param associationId the association, null for none
/// @param fromMonth first month it holds for, as `2026-12`; the current one at the earliest
public record Membership(@Nullable String associationId, String fromMonth) {}
