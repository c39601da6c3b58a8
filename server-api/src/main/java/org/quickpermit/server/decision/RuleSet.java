package org.quickpermit.server.decision;

import java.util.List;

import org.quickpermit.wire.DecisionReceipt;

/// The rules of a service with the policy they work on; a version names both.
///
/// @param version as `QP-2026.1`
/// @param policy the bureau's numbers
/// @param rules in the order in which reasons are listed
public record RuleSet(String version, Policy policy, List<Rule> rules) {
    public RuleSet {
        rules = List.copyOf(rules);
    }

    /// The rules as a receipt lists them.
    public List<DecisionReceipt.RuleRun> runs() {
        // Copied into what a record takes over as it is.
        return List.copyOf(rules.stream()
                .map(rule -> new DecisionReceipt.RuleRun(rule.id(), rule.version(), rule.legalBasis()))
                .toList());
    }
}
