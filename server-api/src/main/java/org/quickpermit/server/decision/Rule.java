package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitApplication;

/// One rule: a named value with a function from the facts to at most one reason.
///
/// @param id stable id, as `QP-R04`
/// @param version raised with every change of what the rule says, from 1
/// @param legalBasis the row or article it rests on
/// @param test the reason against the application, or empty
public record Rule(String id, int version, String legalBasis, Function<Facts, Optional<Ground>> test) {
    /// Everything a rule may look at.
    ///
    /// @param application what was applied for
    /// @param findings what was found
    /// @param policy the bureau's numbers
    /// @param today day of the application, Asia/Taipei
    public record Facts(QuickPermitApplication application, Findings findings, Policy policy, LocalDate today) {}
}
