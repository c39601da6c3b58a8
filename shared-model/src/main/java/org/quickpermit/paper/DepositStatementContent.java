package org.quickpermit.paper;

import java.time.Instant;

import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.Text;

/// What the statement of a deposit says.
///
/// @param statement the movements
/// @param agencyName whose deposit
/// @param printedAt when it is printed
public record DepositStatementContent(DepositStatement statement, Text agencyName, Instant printedAt) {}
