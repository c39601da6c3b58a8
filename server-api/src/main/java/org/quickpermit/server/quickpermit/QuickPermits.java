package org.quickpermit.server.quickpermit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import org.quickpermit.identity.IdentityNumber;
import org.quickpermit.permit.PermitEvent;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.permit.Lease;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.server.permit.Reasons;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Outcome;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What an agency does with quick permits (QP-2 to QP-8): apply, read, search, correct, cancel.
public final class QuickPermits {
    private static final int TRIES = 3;

    private final Books books;
    private final Filing filing;
    private final CaseViews views;
    private final QuickPermitConfig config;
    private final Clock clock;
    private final Consumer<Outcome> decided;

    QuickPermits(Books books, Filing filing, CaseViews views, QuickPermitConfig config, Clock clock,
            Consumer<Outcome> decided) {
        this.books = books;
        this.filing = filing;
        this.views = views;
        this.config = config;
        this.clock = clock;
        this.decided = decided;
    }

    /// Decides an application at once. Case, charge, permit, answer and audit entry are one transaction; the
    /// same key always gets the same bytes.
    ///
    /// @param key chosen by the terminal before the first send
    /// @return 201 with a [QuickPermitCase], approved or refused
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], [ProblemType#IDEMPOTENCY_KEY_REUSED], or
    ///         [ProblemType#NOT_DECIDED] when a register could not be asked; then nothing is stored and the same key may
    ///         be used again
    public StoredAnswer submit(Submitter submitter, IdempotencyKey key, QuickPermitApplication application) {
        Once.Request request = books.once().request(submitter.scope(), key, "submit", application);
        return fileOnce(request, _ -> {
            LocalDate today = LocalDate.now(clock);
            IdentityNumber identity = ApplicationFields.check(application, today, config.policy().boardingMonths(),
                    "");
            return new Filing.Matter(submitter, application, identity.canonical(), today, null);
        }, "QUICK_PERMIT_DECIDED", Map.of());
    }

    /// Decides a corrected application anew (within the window, before anything is printed). Approved: the old permit's
    /// papers are dead at once, the new permit keeps the old one's periods, nothing is charged. Refused for its data
    /// alone: nothing else changes. Refused for any other reason: the old permit is revoked, since what is known now
    /// stands against it.
    ///
    /// @return 201 with the new [QuickPermitCase]
    /// @throws ApiProblem as [#submit], and [ProblemType#NOT_FOUND], [ProblemType#CORRECTION_WINDOW_CLOSED] or
    ///         [ProblemType#STATE_CONFLICT]
    public StoredAnswer correct(Submitter submitter, IdempotencyKey key, String caseNumber, Correction correction) {
        Once.Request request = books.once().request(submitter.scope(), key, "correct " + caseNumber, correction);
        return fileOnce(request, handle -> correctionMatter(handle, submitter, caseNumber, correction),
                "QUICK_PERMIT_CORRECTED", Map.of("corrects", caseNumber, "reason", correction.reason()));
    }

    private Filing.Matter correctionMatter(Handle handle, Submitter submitter, String caseNumber,
            Correction correction) {
        Reasons.require(correction.reason());
        QuickPermitApplication application = correction.application();
        LocalDate today = LocalDate.now(clock);
        IdentityNumber identity = ApplicationFields.check(application, today, config.policy().boardingMonths(),
                "/application");
        CaseRow row = own(handle, submitter, caseNumber);
        CaseRow first = firstOf(handle, row);
        requireWindow(first);
        requireSameTraveller(approved(handle, first), application, identity);
        Permit permit = requireUntouched(handle, approved(handle, row), today);
        return new Filing.Matter(submitter, application, identity.canonical(), permit.applicationDate(), permit);
    }

    /// What one read brings: the answer given before, or everything an answer is made of.
    private sealed interface Looked {
        record Answered(StoredAnswer answer) implements Looked {}

        record Open(Filing.Facts facts) implements Looked {}
    }

    /// @param matter what is being decided, found out in the reading transaction once the key is known to be new
    private StoredAnswer fileOnce(Once.Request request, Function<Handle, Filing.Matter> matter, String action,
            Map<String, String> details) {
        for (int attempt = 1;; attempt++) {
            Looked looked = books.database().read(handle -> look(handle, request, matter));
            try {
                return switch (looked) {
                    case Looked.Answered(StoredAnswer answer) -> answer;
                    case Looked.Open(Filing.Facts facts) -> fileOnce(request, facts, action, details);
                };
            } catch (Filing.DepositTaken e) {
                if (attempt == TRIES) {
                    throw depositBusy();
                }
            }
        }
    }

    private Looked look(Handle handle, Once.Request request, Function<Handle, Filing.Matter> matter) {
        Optional<StoredAnswer> before = books.once().find(handle, request);
        if (before.isPresent()) {
            return new Looked.Answered(before.get());
        }
        return new Looked.Open(filing.lookUp(handle, matter.apply(handle)));
    }

    private StoredAnswer fileOnce(Once.Request request, Filing.Facts facts, String action,
            Map<String, String> details) {
        Filing.Prepared prepared = filing.prepare(facts);
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        StoredAnswer answer = books.once().perform(request, handle -> {
            Filing.Filed filed = file(handle, prepared, action, details);
            outcome.set(filed.row().outcome());
            return new Once.Answer(201, filed.answer(), filed.row().caseNumber());
        });
        // Empty when the same request was answered meanwhile: that decision is counted already.
        Optional.ofNullable(outcome.get()).ifPresent(decided);
        return answer;
    }

    /// The deposit is being charged from so many sides that the balance the rules saw was gone three times in a row.
    /// Nothing is stored, and the key stays free.
    private static ApiProblem depositBusy() {
        return new ApiProblem(ProblemType.NOT_DECIDED,
                new Text("預付金同時有多筆扣款，尚未決定，亦未扣款，請稍候以相同識別碼重送。",
                        "The deposit was being charged from several sides; nothing is decided and nothing was charged. "
                                + "Send again shortly with the same key."),
                Duration.ofSeconds(2));
    }

    private Filing.Filed file(Handle handle, Filing.Prepared prepared, String action, Map<String, String> details) {
        LocalDate today = LocalDate.now(clock);
        Permit corrected = prepared.matter().corrected();
        List<Permit> held = filing.hold(handle, prepared.matter());
        if (corrected != null) {
            held.stream().filter(permit -> permit.permitId().equals(corrected.permitId()))
                    .forEach(now -> requireUntouched(handle, now, today));
        }
        return filing.file(handle, prepared, held, action, details);
    }

    /// Cancels an approved permit of which nothing was printed; its barcode is dead at once. The fee is not returned.
    ///
    /// @return 200 with the [QuickPermitCase] after it
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], [ProblemType#NOT_FOUND] or [ProblemType#STATE_CONFLICT]
    public StoredAnswer cancel(Submitter submitter, IdempotencyKey key, String caseNumber, Cancellation cancellation) {
        Reasons.require(cancellation.reason());
        Once.Request request = books.once().request(submitter.scope(), key, "cancel " + caseNumber, cancellation);
        return books.once().perform(request, handle -> {
            LocalDate today = LocalDate.now(clock);
            CaseRow row = own(handle, submitter, caseNumber);
            Permit permit = requireUntouched(handle, lock(handle, row), today);
            books.retirement().end(handle, permit, PermitEvent.REVOKE, "CANCELLED");
            books.audit().append(handle, new AuditEvent("QUICK_PERMIT_CANCELLED", submitter.clerk(),
                    submitter.deviceId(), caseNumber, "CANCELLED",
                    new java.util.TreeMap<>(Map.of("reason", cancellation.reason()))));
            return books.once().answer(200, view(handle, row, today));
        });
    }

    /// A case of the agency.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND], for another agency's case too
    public QuickPermitCase read(String agencyId, String caseNumber) {
        LocalDate today = LocalDate.now(clock);
        return books.database().read(handle -> view(handle,
                books.cases().find(handle, agencyId, caseNumber).orElseThrow(QuickPermits::noSuchCase), today));
    }

    /// One page of the agency's cases, newest first.
    public CaseList search(String agencyId, CaseSearch search) {
        LocalDate today = LocalDate.now(clock);
        List<CaseList.Row> rows = books.database().read(
                handle -> books.cases().search(handle, agencyId, search, today));
        String next = rows.size() < search.limit() ? null : CaseSearch.markAfter(rows.getLast());
        return new CaseList(rows, next);
    }

    private QuickPermitCase view(Handle handle, CaseRow row, LocalDate today) {
        return views.view(handle, row, permit(handle, row), today);
    }

    private @Nullable Permit permit(Handle handle, CaseRow row) {
        return row.permitId() == null ? null : books.permits().find(handle, row.permitId()).orElse(null);
    }

    private CaseRow own(Handle handle, Submitter submitter, String caseNumber) {
        return books.cases().find(handle, submitter.agencyId(), caseNumber).orElseThrow(QuickPermits::noSuchCase);
    }

    /// The application that was paid for, which the given one corrects, or corrects a correction of. Window and traveller
    /// are measured by it: else a second correction could change what the first had to leave.
    private CaseRow firstOf(Handle handle, CaseRow row) {
        CaseRow first = row;
        while (true) {
            // A correction keeps the day of what it corrects; a new application that replaces an old permit (T-3) does not.
            LocalDate day = first.applicationDate();
            Optional<CaseRow> former = Optional.ofNullable(first.supersedes())
                    .flatMap(number -> books.cases().find(handle, row.agencyId(), number.value()))
                    .filter(one -> one.applicationDate().equals(day));
            if (former.isEmpty()) {
                return first;
            }
            first = former.get();
        }
    }

    private void requireWindow(CaseRow row) {
        if (clock.instant().isAfter(row.decidedAt().plus(config.correctionWindow()))) {
            long hours = config.correctionWindow().toHours();
            throw new ApiProblem(ProblemType.CORRECTION_WINDOW_CLOSED,
                    new Text("核准後超過 " + hours + " 小時，不得更正；請取消後重新申請。", "More than " + hours
                            + " hours have passed since the decision. Cancel the permit and apply again."));
        }
    }

    private Permit approved(Handle handle, CaseRow row) {
        if (row.outcome() == Outcome.REFUSED || row.permitId() == null) {
            throw new ApiProblem(ProblemType.STATE_CONFLICT,
                    new Text("此案未核准，請重新申請。", "This case was not approved. Apply anew."));
        }
        return books.permits().find(handle, row.permitId()).orElseThrow(QuickPermits::noSuchCase);
    }

    private Permit lock(Handle handle, CaseRow row) {
        Permit permit = approved(handle, row);
        return books.permits().lock(handle, permit.permitId()).orElseThrow(QuickPermits::noSuchCase);
    }

    private Permit requireUntouched(Handle handle, Permit permit, LocalDate today) {
        boolean onPaper = books.leases().ofPermit(handle, permit.permitId()).stream().anyMatch(Lease::isOpen);
        if (!permit.stateOn(today).isOpenToAgency() || onPaper) {
            throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("此許可已列印、已終止或正在列印，不得更正或取消。",
                    "The permit is printed, being printed, or has ended; it cannot be corrected or cancelled."));
        }
        return permit;
    }

    /// A correction is not a way to hand a paid permit on to somebody else.
    private static void requireSameTraveller(Permit permit, QuickPermitApplication application,
            IdentityNumber identity) {
        boolean samePerson = permit.identityNumber().equals(identity.canonical());
        boolean sameDocument = permit.document().number().equals(application.document().number());
        if (!samePerson && !sameDocument) {
            throw ApiProblem.field("/application/identityNumber", "OTHER_TRAVELLER",
                    new Text("更正不得同時變更證件號碼與身分證號碼；不同旅客請另行申請。",
                            "A correction cannot change both document and identity number. Apply anew for another "
                                    + "traveller."));
        }
    }

    private static ApiProblem noSuchCase() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此案。", "There is no such case."));
    }
}
