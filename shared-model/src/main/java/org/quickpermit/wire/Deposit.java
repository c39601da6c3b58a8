package org.quickpermit.wire;

import java.time.Instant;

import org.quickpermit.money.Ntd;

/// Balance of an agency's deposit.
///
/// @param agencyId whose
/// @param balance what is left, never below zero
/// @param fee what one permit costs today
/// @param asOf when it was read
public record Deposit(String agencyId, Ntd balance, Ntd fee, Instant asOf) {}
