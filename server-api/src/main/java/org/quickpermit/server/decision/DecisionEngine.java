package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.quickpermit.permit.PermitTerms;
import org.quickpermit.time.Periods;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitApplication;

/// Decides an application (QP-3, QP-4).
public final class DecisionEngine {
    private DecisionEngine() {}

    /// Runs every rule and returns every reason; the same arguments always give the same decision.
    ///
    /// @param application what was applied for, its fields already well-formed
    /// @param findings what was looked up
    /// @param rules rules and policy
    /// @param applicationDate the day the periods count from, Asia/Taipei
    /// @return not decided when a register could not be asked, refused when any rule gives a reason, else approved
    public static Decision decide(QuickPermitApplication application, Findings findings, RuleSet rules,
            LocalDate applicationDate) {
        List<Register> missing = findings.unavailable();
        if (!missing.isEmpty()) {
            return new Decision.NotDecided(missing);
        }
        Rule.Facts facts = new Rule.Facts(application, findings, rules.policy(), applicationDate);
        // A set, since the confidential rules share one ground and must not be told apart by how often it appears.
        Set<Ground> grounds = new LinkedHashSet<>();
        for (Rule rule : rules.rules()) {
            rule.test().apply(facts).ifPresent(grounds::add);
        }
        if (!grounds.isEmpty()) {
            return new Decision.Refused(List.copyOf(grounds));
        }
        return new Decision.Approved(terms(rules.policy(), findings, applicationDate));
    }

    private static PermitTerms terms(Policy policy, Findings findings, LocalDate applicationDate) {
        return new PermitTerms(Periods.lastDayOfMonths(applicationDate, policy.boardingMonths()),
                Periods.lastDayOfMonths(applicationDate, policy.permitMonths()), policy.entries(), policy.stayDays(),
                findings.account().fee());
    }
}
