package org.quickpermit.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;

import org.jspecify.annotations.Nullable;

/// Every movement of a deposit in a period; opening balance plus all lines is the closing balance.
///
/// @param agencyId whose
/// @param from first day, Asia/Taipei
/// @param to last day
/// @param opening balance before the first line
/// @param lines the movements, oldest first
/// @param closing balance after the last line
public record DepositStatement(String agencyId, LocalDate from, LocalDate to, Ntd opening, List<Line> lines,
        Ntd closing) {
    public DepositStatement {
        lines = List.copyOf(lines);
    }

    /// What moved the deposit.
    public enum Kind {
        TOP_UP,
        PERMIT_FEE,
        REFUND
    }

    /// @param at when it was booked
    /// @param kind what it was
    /// @param amount positive for money in, negative for money out
    /// @param balance balance after it
    /// @param caseNumber the case a fee belongs to
    /// @param reference receipt number of a top-up
    public record Line(Instant at, Kind kind, Ntd amount, Ntd balance, @Nullable CaseNumber caseNumber,
            @Nullable String reference) {}
}
