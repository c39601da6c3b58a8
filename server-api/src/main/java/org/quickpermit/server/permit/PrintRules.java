package org.quickpermit.server.permit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

/// When a sheet may be printed and what a report makes of it. Pure: the moment is an argument.
final class PrintRules {
    private PrintRules() {}

    /// @throws ApiProblem when a first sheet may not be printed now
    static void requireFirstPrint(Permit permit, List<Lease> sheets, Instant now, LocalDate today) {
        switch (permit.stateOn(today)) {
            case GRANTED -> requireNothingOpen(sheets, now);
            case ISSUED, USED, EXHAUSTED -> throw new ApiProblem(ProblemType.PERMIT_ALREADY_PRINTED, new Text(
                    "此入臺證已列印。如未取得，請洽服務櫃檯。",
                    "This entry permit has been printed. If you do not have it, please ask at the counter."));
            case EXPIRED -> throw expired();
            case REVOKED, SUPERSEDED -> throw ended();
        }
        if (sheets.stream().anyMatch(sheet -> sheet.state() == Lease.State.CONFIRMED)) {
            throw new IllegalStateException("permit " + permit.permitId() + " has a good sheet but is not issued");
        }
    }

    /// @throws ApiProblem when a further sheet may not be printed now
    static void requireReprint(Permit permit, List<Lease> sheets, Instant now, LocalDate today) {
        switch (permit.stateOn(today)) {
            case GRANTED -> {
                if (sheets.isEmpty()) {
                    throw new ApiProblem(ProblemType.PERMIT_NOT_PRINTABLE, new Text("此許可尚未列印過，請以一般列印方式辦理。",
                            "This permit was never printed. Print it in the ordinary way."));
                }
            }
            case ISSUED, USED -> {
            }
            case EXPIRED -> throw expired();
            case EXHAUSTED -> throw new ApiProblem(ProblemType.PERMIT_NOT_PRINTABLE,
                    new Text("入境次數已用完，不得補印。", "All entries are used; it cannot be printed again."));
            case REVOKED, SUPERSEDED -> throw ended();
        }
        sheets.stream()
                .filter(sheet -> sheet.state() == Lease.State.ACTIVE && now.isBefore(sheet.expiresAt()))
                .findFirst()
                .ifPresent(sheet -> {
                    throw inProgress(sheet, now);
                });
    }

    private static void requireNothingOpen(List<Lease> sheets, Instant now) {
        for (Lease sheet : sheets) {
            if (sheet.state() == Lease.State.ACTIVE && now.isBefore(sheet.expiresAt())) {
                throw inProgress(sheet, now);
            }
            if (sheet.isOpen()) {
                throw new ApiProblem(ProblemType.PERMIT_NOT_PRINTABLE, new Text(
                        "前一張列印結果尚未確認，請洽服務櫃檯。",
                        "It is not known whether the former sheet came out. Please ask at the counter."));
            }
        }
    }

    /// What a lease becomes by a report.
    ///
    /// @param accepted whether the policy of the kiosk's model takes the evidence for what was reported; where it does
    ///        not, nobody knows
    /// @throws ApiProblem [ProblemType#STATE_CONFLICT] when another outcome is settled, or when an unknown one is to be
    ///         settled without anybody having looked
    static Lease.State after(Lease lease, PrintOutcome outcome, boolean accepted) {
        Lease.State reported = accepted ? stateOf(outcome.result()) : Lease.State.UNKNOWN;
        return switch (lease.state()) {
            case ACTIVE -> reported;
            case UNKNOWN -> settleUnknown(lease, outcome, reported);
            // The report of a sheet staff has given up meanwhile: noted, nothing comes to life by it.
            case REPLACED -> Lease.State.REPLACED;
            case CONFIRMED, SPOILED, RETURNED -> {
                if (reported != lease.state()) {
                    throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("此張列印結果已確定，不得變更。",
                            "The outcome of this sheet is settled and does not change."));
                }
                yield reported;
            }
        };
    }

    /// What a lease is after a result that is accepted.
    static Lease.State stateOf(PrintOutcome.Result result) {
        return switch (result) {
            case CONFIRMED -> Lease.State.CONFIRMED;
            case UNKNOWN -> Lease.State.UNKNOWN;
            case RETURNED -> Lease.State.RETURNED;
            case SPOILED -> Lease.State.SPOILED;
        };
    }

    private static Lease.State settleUnknown(Lease lease, PrintOutcome outcome, Lease.State reported) {
        boolean looked = outcome.evidence() == Evidence.STAFF || outcome.evidence() == Evidence.SHEET_SCANNED;
        if (reported != lease.state() && !looked) {
            throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("結果不明之列印須由人員確認。",
                    "An unknown outcome is settled by a person who looked, or by the sheet's own barcode."));
        }
        return reported;
    }

    /// The result a state stands for, empty for a sheet without one.
    static Optional<PrintOutcome.Result> resultOf(Lease.State state) {
        return switch (state) {
            case CONFIRMED -> Optional.of(PrintOutcome.Result.CONFIRMED);
            case UNKNOWN -> Optional.of(PrintOutcome.Result.UNKNOWN);
            case RETURNED -> Optional.of(PrintOutcome.Result.RETURNED);
            case SPOILED -> Optional.of(PrintOutcome.Result.SPOILED);
            case ACTIVE, REPLACED -> Optional.empty();
        };
    }

    static ApiProblem notAccepted(EvidencePolicy policy) {
        return new ApiProblem(ProblemType.EVIDENCE_NOT_ACCEPTED,
                new Text("機型 " + policy.model() + " 之此項依據未獲採認，列印結果須由人員確認。",
                        "This evidence is not accepted from model " + policy.model()
                                + ". The sheet is unknown until a person has looked."));
    }

    static ApiProblem noSuchPermit() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此許可。", "There is no such permit."));
    }

    static ApiProblem noSuchLease() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此列印授權。", "There is no such print lease."));
    }

    static ApiProblem sheetTaken() {
        return new ApiProblem(ProblemType.SHEET_ALREADY_USED, new Text("此空白證號已使用，請核對紙匣。",
                "This sheet number is used already. Check the tray."));
    }

    private static ApiProblem inProgress(Lease sheet, Instant now) {
        return new ApiProblem(ProblemType.PRINT_IN_PROGRESS,
                new Text("此許可正在列印，請稍候。", "This permit is being printed. Please wait."),
                Duration.between(now, sheet.expiresAt()).plusSeconds(1));
    }

    private static ApiProblem expired() {
        return new ApiProblem(ProblemType.PERMIT_NOT_PRINTABLE,
                new Text("已逾有效期限，請洽服務櫃檯。", "Its last day has passed. Please ask at the counter."));
    }

    private static ApiProblem ended() {
        return new ApiProblem(ProblemType.PERMIT_NOT_PRINTABLE, new Text("此許可已撤銷或已由新許可取代，請洽服務櫃檯。",
                "This permit was revoked or replaced by a new one. Please ask at the counter."));
    }
}
