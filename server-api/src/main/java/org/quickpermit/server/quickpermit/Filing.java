package org.quickpermit.server.quickpermit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.decision.Decision;
import org.quickpermit.server.decision.DecisionEngine;
import org.quickpermit.server.decision.Findings;
import org.quickpermit.server.decision.Findings.Account;
import org.quickpermit.server.decision.Findings.OpenPermit;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.decision.RuleSet;
import org.quickpermit.server.deposit.Ledger;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.server.permit.SealPress;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.registers.CheckRegisters;
import org.quickpermit.server.registers.RegisterAnswers;
import org.quickpermit.server.registers.Traveller;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.DecisionReceipt;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Charge;
import org.quickpermit.wire.QuickPermitCase.Outcome;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Decides an application and writes down what follows from it.
///
/// What can be done before the transaction is done before it: look-ups, rules, case number, seal, the text of the answer.
/// Inside it only what others may have changed meanwhile is looked at again: the traveller's own permits and the deposit. If they are as
/// before, the decision stands; if not, it is made again.
final class Filing {
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Books books;
    private final CheckRegisters registers;
    private final RuleSet rules;
    private final List<DecisionReceipt.RuleRun> ruleRuns;
    private final SealPress press;
    private final CaseViews views;
    private final AnswerJson json = new AnswerJson();
    private final CaseSerials serials;
    private final TravellerGate gate;
    private final SecureRandom random;
    private final Clock clock;

    Filing(Books books, CheckRegisters registers, RuleSet rules, SealPress press, CaseViews views,
            SecureRandom random, Clock clock) {
        this.books = books;
        this.registers = registers;
        this.rules = rules;
        this.ruleRuns = rules.runs();
        this.press = press;
        this.views = views;
        this.serials = new CaseSerials(books.database());
        this.gate = new TravellerGate(books.database().dialect());
        this.random = random;
        this.clock = clock;
    }

    /// What is being decided.
    ///
    /// @param submitter who applies
    /// @param application what for; its fields are checked
    /// @param identityNumber identity number in canonical form
    /// @param applicationDate the day the periods count from
    /// @param corrected the permit this one corrects, null for a new application
    record Matter(Submitter submitter, QuickPermitApplication application, String identityNumber,
            LocalDate applicationDate, @Nullable Permit corrected) {}

    /// A matter with everything that is known of it.
    ///
    /// @param agencyName name of the agency, for the answer
    record Facts(Matter matter, RegisterAnswers answers, List<OpenPermit> open, Account account, Text agencyName) {}

    /// Facts with everything that is made of them before the transaction.
    ///
    /// @param permit the permit that will be granted if nobody is faster, null when refused
    /// @param draft the answer that will be given if nobody is faster
    record Prepared(Facts facts, Decision decision, CaseNumber caseNumber, PermitId permitId, Instant decidedAt,
            DecisionReceipt receipt, @Nullable Permit permit, DraftAnswer draft) {
        Matter matter() {
            return facts.matter();
        }
    }

    /// What was written.
    ///
    /// @param answer the answer to give, kept with the case
    record Filed(CaseRow row, String answer) {}

    /// Looks everything up.
    ///
    /// @param handle a read transaction
    Facts lookUp(Handle handle, Matter matter) {
        TravelDocument document = matter.application().document();
        Traveller traveller = new Traveller(document.number(), matter.identityNumber(), document.birthDate());
        return new Facts(matter, registers.ask(handle, traveller, matter.applicationDate()),
                open(live(handle, matter), matter, LocalDate.now(clock)), account(handle, matter),
                views.name(handle, matter.submitter().agencyId()));
    }

    /// Decides, and makes what does not need the transaction.
    ///
    /// @throws ApiProblem [ProblemType#NOT_DECIDED] when a register could not be asked; the same key may be used again
    Prepared prepare(Facts facts) {
        Matter matter = facts.matter();
        LocalDate today = LocalDate.now(clock);
        Instant now = Instant.ofEpochMilli(clock.millis());
        Decision decision = decide(matter, facts.answers(), facts.open(), facts.account());
        PermitId permitId = PermitId.random(random);
        CaseNumber number = serials.next(today.getYear());
        DecisionReceipt receipt = new DecisionReceipt(rules.version(), ruleRuns, facts.answers().ages());
        return switch (decision) {
            case Decision.NotDecided(List<Register> missing) -> throw notDecided(missing);
            case Decision.Refused(List<Ground> grounds) -> {
                CaseRow row = row(matter, number, now, Outcome.REFUSED, grounds, receipt);
                yield new Prepared(facts, decision, number, permitId, now, receipt, null, draft(facts, row, null));
            }
            case Decision.Approved approved -> {
                Permit permit = permit(matter, number, permitId, approved.terms(), today);
                CaseRow row = row(matter, number, now, Outcome.APPROVED, List.of(), receipt)
                        .of(permitId, guess(facts.account(), approved.terms().fee()), null);
                yield new Prepared(facts, decision, number, permitId, now, receipt, permit,
                        draft(facts, row, permit));
            }
        };
    }

    private DraftAnswer draft(Facts facts, CaseRow row, @Nullable Permit permit) {
        return new DraftAnswer(view(facts, row, permit), json::write);
    }

    private QuickPermitCase view(Facts facts, CaseRow row, @Nullable Permit permit) {
        return views.view(facts.agencyName(), row, permit, LocalDate.now(clock));
    }

    private static @Nullable Charge guess(Account account, Ntd fee) {
        return fee.equals(Ntd.ZERO) ? null : new Charge(fee, account.balance().minus(fee));
    }

    /// Lets nobody else decide for this traveller or change the traveller's permits until the caller's transaction ends.
    ///
    /// @return the traveller's live permits as they are now, and the one being corrected in whatever state it is
    List<Permit> hold(Handle handle, Matter matter) {
        TravelDocument document = matter.application().document();
        Permit corrected = matter.corrected();
        gate.pass(handle, document.number(), matter.identityNumber());
        return books.permits().lockLive(handle, document.number(), document.issuingState(), matter.identityNumber(),
                corrected == null ? null : corrected.permitId());
    }

    /// Writes the outcome down, in the caller's transaction: case, and if approved the permit, the charge, and the end
    /// of the permits it replaces; the audit entry in any case.
    ///
    /// @param held what [#hold] gave
    Filed file(Handle handle, Prepared prepared, List<Permit> held, String action, Map<String, String> details) {
        Matter matter = prepared.matter();
        LocalDate today = LocalDate.now(clock);
        List<Permit> live = others(held, matter);
        List<OpenPermit> open = open(live, matter, today);
        Account account = account(handle, matter, prepared.facts().account().fee());
        Decision decision = isAsBefore(prepared, open, account)
                ? prepared.decision()
                : decide(matter, prepared.facts().answers(), open, account);
        Filed filed = switch (decision) {
            case Decision.NotDecided(List<Register> missing) -> throw notDecided(missing);
            case Decision.Refused(List<Ground> grounds) -> refuse(handle, prepared, grounds);
            case Decision.Approved approved -> approve(handle, prepared, approved, live, today);
        };
        String number = filed.row().caseNumber().value();
        String outcome = filed.row().outcome().name();
        Submitter submitter = matter.submitter();
        SortedMap<String, String> all = new TreeMap<>(details);
        all.put("grounds", filed.row().content().grounds().stream().map(Ground::code).collect(Collectors.joining(" ")));
        all.put("charged", filed.row().charge() == null ? "0" : filed.row().charge().amount().dollars() + "");
        books.audit().append(handle, new AuditEvent(action, submitter.clerk(), submitter.deviceId(), number, outcome,
                all));
        return filed;
    }

    private static boolean isAsBefore(Prepared prepared, List<OpenPermit> open, Account account) {
        Account before = prepared.facts().account();
        boolean covered = account.balance().compareTo(account.fee()) >= 0;
        boolean coveredBefore = before.balance().compareTo(before.fee()) >= 0;
        return covered == coveredBefore && open.equals(prepared.facts().open());
    }

    private Decision decide(Matter matter, RegisterAnswers answers, List<OpenPermit> open, Account account) {
        Findings findings = new Findings(answers.movements(), answers.passports(), answers.denyList(),
                answers.control(), answers.priorApprovals(), open, account);
        return DecisionEngine.decide(matter.application(), findings, rules, matter.applicationDate());
    }

    private List<Permit> live(Handle handle, Matter matter) {
        TravelDocument document = matter.application().document();
        return others(books.permits().live(handle, document.number(), document.issuingState(),
                matter.identityNumber()), matter);
    }

    private static List<Permit> others(List<Permit> permits, Matter matter) {
        Permit corrected = matter.corrected();
        return corrected == null
                ? permits
                : permits.stream().filter(permit -> !permit.permitId().equals(corrected.permitId())).toList();
    }

    private static List<OpenPermit> open(List<Permit> live, Matter matter, LocalDate today) {
        return live.stream()
                .filter(permit -> permit.stateOn(today).isLive())
                .map(permit -> new OpenPermit(permit.permitId(), permit.caseNumber(), permit.state(),
                        permit.lastDay(), permit.agencyId().equals(matter.submitter().agencyId())))
                .toList();
    }

    private Account account(Handle handle, Matter matter) {
        Ntd fee = matter.corrected() == null
                ? books.ledger().price(handle, PricedService.QUICK_PERMIT, matter.applicationDate())
                : Ntd.ZERO;
        return account(handle, matter, fee);
    }

    private Account account(Handle handle, Matter matter, Ntd fee) {
        Ntd balance = books.ledger().balance(handle, matter.submitter().agencyId())
                .orElseThrow(() -> new IllegalStateException("the agency has no deposit account"));
        return new Account(balance, fee);
    }

    private Filed refuse(Handle handle, Prepared prepared, List<Ground> grounds) {
        Permit corrected = prepared.matter().corrected();
        // A slip of the pen is sent again; any other ground says that the permit should never have been granted.
        boolean ends = corrected != null && grounds.stream().anyMatch(ground -> ground.advice() != Ground.Advice.DATA);
        if (corrected != null && ends) {
            books.retirement().end(handle, corrected, PermitEvent.REVOKE, "CORRECTION_REFUSED");
            books.cases().supersede(handle, corrected.caseNumber(), prepared.caseNumber());
        }
        CaseRow row = row(prepared.matter(), prepared.caseNumber(), prepared.decidedAt(), Outcome.REFUSED, grounds,
                prepared.receipt()).of(null, null, corrected != null && ends ? corrected.caseNumber() : null);
        return insert(handle, prepared, row, null);
    }

    private Filed approve(Handle handle, Prepared prepared, Decision.Approved approved, List<Permit> live,
            LocalDate today) {
        Permit ready = prepared.permit();
        Permit permit = ready != null && approved.equals(prepared.decision())
                ? ready
                : permit(prepared.matter(), prepared.caseNumber(), prepared.permitId(), approved.terms(), today);
        CaseNumber supersedes = endFormer(handle, prepared, live, today);
        books.permits().insert(handle, permit);
        CaseRow row = row(prepared.matter(), prepared.caseNumber(), prepared.decidedAt(), Outcome.APPROVED, List.of(),
                prepared.receipt())
                .of(permit.permitId(), charge(handle, prepared, approved.terms().fee()), supersedes);
        return insert(handle, prepared, row, permit);
    }

    private Filed insert(Handle handle, Prepared prepared, CaseRow row, @Nullable Permit permit) {
        String answer = prepared.draft().text(view(prepared.facts(), row, permit));
        books.cases().insert(handle, row, answer);
        return new Filed(row, answer);
    }

    /// Ends what the approval replaces: the corrected permit, permits with seven days or fewer left (T-3), and those
    /// whose last day has passed without anybody writing it down.
    ///
    /// @return the agency's own case among them, where there is one; another agency does not learn who applied after it
    private @Nullable CaseNumber endFormer(Handle handle, Prepared prepared, List<Permit> live, LocalDate today) {
        String agencyId = prepared.matter().submitter().agencyId();
        Permit corrected = prepared.matter().corrected();
        List<Permit> formers = new ArrayList<>(live);
        if (corrected != null) {
            formers.addFirst(corrected);
        }
        CaseNumber supersedes = null;
        for (Permit former : formers) {
            if (!former.stateOn(today).isLive()) {
                books.permits().move(handle, former, PermitEvent.EXPIRE);
                continue;
            }
            books.retirement().end(handle, former, PermitEvent.SUPERSEDE,
                    former == corrected ? "CORRECTED" : "REPLACED");
            if (former.agencyId().equals(agencyId)) {
                books.cases().supersede(handle, former.caseNumber(), prepared.caseNumber());
                supersedes = supersedes == null ? former.caseNumber() : supersedes;
            }
        }
        return supersedes;
    }

    private @Nullable Charge charge(Handle handle, Prepared prepared, Ntd fee) {
        if (fee.equals(Ntd.ZERO)) {
            return null;
        }
        Submitter submitter = prepared.matter().submitter();
        Optional<Ntd> balance = books.ledger().charge(handle, submitter.agencyId(), prepared.permitId(),
                prepared.caseNumber(), fee, submitter.clerk());
        // The rule saw a balance that covers the fee, but on PostgreSQL another application may just have taken it.
        return new Charge(fee, balance.orElseThrow(() -> new DepositTaken()));
    }

    /// The deposit was emptied between the decision and the charge. The transaction is undone and the application decided
    /// again, on the balance as it is now.
    static final class DepositTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        DepositTaken() {
            super("the deposit was emptied meanwhile", null, false, false);
        }
    }

    private static CaseRow row(Matter matter, CaseNumber number, Instant decidedAt, Outcome outcome,
            List<Ground> grounds, DecisionReceipt receipt) {
        return new CaseRow(number, matter.submitter().agencyId(), outcome, matter.applicationDate(), decidedAt,
                matter.submitter().clerk(), new CaseRow.Content(matter.application(), grounds, receipt), null, null,
                null, null);
    }

    private Permit permit(Matter matter, CaseNumber number, PermitId permitId, PermitTerms terms, LocalDate today) {
        TravelDocument document = matter.application().document();
        return new Permit(permitId, number, matter.submitter().agencyId(), PermitState.GRANTED, document,
                matter.application().chineseName(), matter.identityNumber(), matter.applicationDate(), terms, 0,
                press.boardingConfirmation(permitId, document, today, terms), 0, null);
    }

    private static ApiProblem notDecided(List<Register> missing) {
        String names = missing.stream().map(Register::label).collect(Collectors.joining(", "));
        return new ApiProblem(ProblemType.NOT_DECIDED, new Text(
                "查核資料暫不可用（" + names + "），尚未決定，未扣款；請以同一筆申請稍後重送。",
                "Check registers are unavailable (" + names
                        + "). Nothing was decided and nothing charged; send the same request again later."),
                RETRY);
    }
}
