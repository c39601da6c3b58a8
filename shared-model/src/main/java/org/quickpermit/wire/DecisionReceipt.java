package org.quickpermit.wire;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a decision rested on: every rule that ran with its version, and the age of every register consulted. The
/// agency's receipt lists rules without their single results, so that it gives away nothing about confidential lists.
///
/// @param ruleSet version of the rule set
/// @param rules the rules that ran, in order
/// @param registers the registers consulted
public record DecisionReceipt(String ruleSet, List<RuleRun> rules, List<RegisterAge> registers) {
    public DecisionReceipt {
        rules = List.copyOf(rules);
        registers = List.copyOf(registers);
    }

    /// @param id id of the rule, as `QP-R03`
    /// @param version version of the rule, from 1
    /// @param legalBasis the article or row it rests on
    public record RuleRun(String id, int version, String legalBasis) {}

    /// @param register name of the register, as `movements`
    /// @param load number of the load that was live
    /// @param loadedAt when that load went live, null when the register was never loaded
    /// @param ageSeconds its age when the decision was made
    public record RegisterAge(String register, long load, @Nullable Instant loadedAt, long ageSeconds) {}
}
