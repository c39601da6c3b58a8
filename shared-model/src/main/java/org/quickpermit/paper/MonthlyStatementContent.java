package org.quickpermit.paper;

import java.time.Instant;

import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.Text;

/// What the paper of a closed month says.
///
/// @param statement the month as it was closed
/// @param holderName name of the agency or association
/// @param printedAt when it is printed
public record MonthlyStatementContent(MonthlyStatement statement, Text holderName, Instant printedAt) {}
