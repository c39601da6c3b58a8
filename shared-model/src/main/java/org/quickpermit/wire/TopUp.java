package org.quickpermit.wire;

import org.quickpermit.money.Ntd;

/// Adds money to an agency's deposit: the body of `POST /api/v1/agencies/{agencyId}/deposit/top-ups`.
///
/// @param amount NT$1 to NT$10,000,000
/// @param reference the bureau's receipt number, 1 to 60 characters
public record TopUp(Ntd amount, String reference) {}
