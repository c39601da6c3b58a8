package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.mrz.DocumentKinds;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.decision.Findings.OpenPermit;
import org.quickpermit.server.decision.Findings.PassportNote;
import org.quickpermit.server.decision.Findings.PriorApproval;
import org.quickpermit.server.decision.Rule.Facts;
import org.quickpermit.time.Periods;
import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Ground;

/// All rules of the quick permit, in the order in which their reasons are listed (QP-4).
///
/// To add one: write the value, put it into [#ALL], raise the version of the set, add rows to the decision table in the
/// test resources. To change one: raise its version too.
public final class QuickPermitRules {
    static final Rule DOCUMENT_DATA = new Rule("QP-R01", 1, "QP-1, ICAO Doc 9303-3",
            facts -> SwipedData.fault(facts.application(), facts.today()));

    static final Rule DOCUMENT_KIND = new Rule("QP-R02", 1, "QP-1", QuickPermitRules::documentKind);

    static final Rule NATIONALITY = new Rule("QP-R03", 1, "QP-1", QuickPermitRules::nationality);

    static final Rule DOCUMENT_VALIDITY = new Rule("QP-R04", 1, "QP-1, T-2, Civil Code art. 120-121",
            QuickPermitRules::documentValidity);

    static final Rule DOCUMENT_REGISTER = new Rule("QP-R05", 1, "QP-4", QuickPermitRules::documentRegister);

    static final Rule REGISTERED_EXPIRY = new Rule("QP-R15", 1, "QP-4", QuickPermitRules::registeredExpiry);

    static final Rule DENIED_DOCUMENT = new Rule("QP-R06", 1, "QP-4, QP-9",
            facts -> confidential(DenyList.byDocument(facts)));

    static final Rule DENIED_IDENTITY = new Rule("QP-R07", 1, "QP-4, QP-9",
            facts -> confidential(DenyList.byIdentityNumber(facts)));

    static final Rule DENIED_NAME = new Rule("QP-R08", 1, "QP-4, QP-9", facts -> confidential(DenyList.byName(facts)));

    static final Rule ENTRY_CONTROL = new Rule("QP-R09", 1, "QP-4", facts -> confidential(
            facts.findings().control().entries().stream().anyMatch(Findings.ControlNote::entryControl)));

    static final Rule EARLIER_OVERSTAY = new Rule("QP-R10", 1, "QP-4, QP-6",
            facts -> Stays.of(facts.findings().movements().entries())
                    .anyPast(facts.policy().stayDays(), facts.today())
                            ? Optional.of(Grounds.overstay())
                            : Optional.empty());

    static final Rule STAY_OPEN = new Rule("QP-R11", 1, "QP-4",
            facts -> Stays.of(facts.findings().movements().entries()).open().map(Grounds::stayOpen));

    static final Rule PRIOR_APPROVAL = new Rule("QP-R12", 2, "QP-4, T-3", QuickPermitRules::priorApproval);

    static final Rule DUPLICATE = new Rule("QP-R13", 2, "QP-4, T-3", QuickPermitRules::duplicate);

    static final Rule DEPOSIT = new Rule("QP-R14", 1, "QP-4, QP-8", QuickPermitRules::deposit);

    private static final List<Rule> ALL = List.of(DOCUMENT_DATA, DOCUMENT_KIND, NATIONALITY, DOCUMENT_VALIDITY,
            DOCUMENT_REGISTER, REGISTERED_EXPIRY, DENIED_DOCUMENT, DENIED_IDENTITY, DENIED_NAME, ENTRY_CONTROL,
            EARLIER_OVERSTAY,
            STAY_OPEN, PRIOR_APPROVAL, DUPLICATE, DEPOSIT);

    private QuickPermitRules() {}

    /// The rules on the given policy.
    public static RuleSet on(Policy policy) {
        return new RuleSet("QP-2026.2", policy, ALL);
    }

    private static Optional<Ground> confidential(boolean hit) {
        return hit ? Optional.of(Grounds.ORDINARY_CHANNEL) : Optional.empty();
    }

    private static Optional<Ground> documentKind(Facts facts) {
        DocumentKind kind = kind(facts);
        if (kind == DocumentKind.UNRECOGNISED) {
            return Optional.of(Grounds.kindNotDeclared());
        }
        return facts.policy().nationalities().containsKey(kind)
                ? Optional.empty()
                : Optional.of(Grounds.documentNotEligible());
    }

    private static Optional<Ground> nationality(Facts facts) {
        String nationality = facts.application().document().nationality();
        Set<String> admitted = facts.policy().nationalities().get(kind(facts));
        boolean fits = admitted == null
                // The kind itself is refused by another rule; here only a nationality no kind admits is named.
                ? facts.policy().nationalities().values().stream().anyMatch(set -> set.contains(nationality))
                : admitted.contains(nationality);
        return fits ? Optional.empty() : Optional.of(Grounds.nationalityNotEligible());
    }

    /// The declaration of the agency counts only where the number's prefix is in no table.
    private static DocumentKind kind(Facts facts) {
        DocumentKind known = DocumentKinds.classify(facts.application().document(), facts.today());
        DocumentKind declared = facts.application().declaredKind();
        return known == DocumentKind.UNRECOGNISED && declared != null ? declared : known;
    }

    private static Optional<Ground> documentValidity(Facts facts) {
        LocalDate expiry = facts.application().document().expiryDate();
        LocalDate needed = Periods.lastDayOfMonths(facts.today(), facts.policy().documentValidityMonths());
        if (expiry.isBefore(facts.today())) {
            return Optional.of(Grounds.documentExpired(expiry));
        }
        return expiry.isBefore(needed) ? Optional.of(Grounds.documentExpiresTooSoon(needed)) : Optional.empty();
    }

    private static Optional<Ground> documentRegister(Facts facts) {
        TravelDocument document = facts.application().document();
        boolean flagged = facts.findings().passports().entries().stream()
                .filter(note -> note.issuingState().equals(document.issuingState()))
                .anyMatch(note -> note.status() != PassportNote.Status.VALID);
        return flagged ? Optional.of(Grounds.documentFlagged()) : Optional.empty();
    }

    /// A document the register knows expires on the day it says; a typed one might claim any. Where the day is the same, the
    /// rule of six months has judged the registered day too. A document the register does not know is not held against
    /// anybody: the register follows the issuers by days.
    private static Optional<Ground> registeredExpiry(Facts facts) {
        TravelDocument document = facts.application().document();
        List<LocalDate> registered = facts.findings().passports().entries().stream()
                .filter(note -> note.issuingState().equals(document.issuingState()))
                .map(PassportNote::expiryDate)
                .toList();
        return registered.isEmpty() || registered.contains(document.expiryDate())
                ? Optional.empty()
                : Optional.of(Grounds.expiryNotAsRegistered());
    }

    private static Optional<Ground> priorApproval(Facts facts) {
        int renewal = facts.policy().renewalDays();
        Optional<LocalDate> elsewhere = facts.findings().priorApprovals().entries().stream()
                .map(PriorApproval::lastValidDay)
                .filter(day -> tooEarly(day, facts))
                .max(LocalDate::compareTo);
        Optional<Ground> here = facts.findings().openPermits().stream()
                .filter(permit -> permit.state() != PermitState.GRANTED && tooEarly(permit.lastDay(), facts))
                .max(Comparator.comparing(OpenPermit::lastDay))
                .map(permit -> permit.own()
                        ? Grounds.priorApproval(permit.lastDay(), renewal)
                        : Grounds.priorApprovalElsewhere(renewal));
        return elsewhere.map(day -> Grounds.priorApproval(day, renewal)).or(() -> here);
    }

    private static Optional<Ground> duplicate(Facts facts) {
        return facts.findings().openPermits().stream()
                .filter(permit -> permit.state() == PermitState.GRANTED && tooEarly(permit.lastDay(), facts))
                .max(Comparator.comparing(OpenPermit::lastDay))
                .map(permit -> permit.own() ? Grounds.duplicate(permit.lastDay()) : Grounds.duplicateElsewhere());
    }

    /// T-3: days left are the days from today to the last valid day; eight or more bar a new application.
    private static boolean tooEarly(LocalDate lastDay, Facts facts) {
        return !Periods.mayApplyAgain(facts.today(), lastDay, facts.policy().renewalDays());
    }

    private static Optional<Ground> deposit(Facts facts) {
        Findings.Account account = facts.findings().account();
        return account.balance().compareTo(account.fee()) < 0
                ? Optional.of(Grounds.depositInsufficient(account.fee()))
                : Optional.empty();
    }
}
