package org.quickpermit.server.quickpermit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.permit.PermitState;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;

import org.jspecify.annotations.Nullable;

/// What the books should say, in plain collections: the service written a second time, as simply as possible, without a
/// database, a seal or a transaction. [RandomWalk] compares the two.
class BooksModel {
    static final int ALL_COPIES = Integer.MAX_VALUE;
    private static final int NONE = -1;
    private static final long FEE = 200;
    private static final Map<Result, Set<Evidence>> SHOWS = Map.of(
            Result.CONFIRMED, Set.of(Evidence.SHEET_COUNTER, Evidence.SHEET_SCANNED, Evidence.STAFF),
            Result.RETURNED, Set.of(Evidence.NOTHING_SENT, Evidence.PRINTER_REPORT, Evidence.STAFF),
            Result.SPOILED, Set.of(Evidence.PRINTER_REPORT, Evidence.JAM_REPORT, Evidence.STAFF));

    /// A sheet.
    static final class Sheet {
        final String leaseId;
        final Granted permit;
        final int copy;
        final String number;
        final Instant expires;
        /// The day it bears: that of the lease, three minutes before its end, or of an earlier copy.
        final LocalDate issuedOn;
        String state = "ACTIVE";
        String evidence = "";
        /// State of the sheet in the books of stock.
        String stock = "RESERVED";

        Sheet(String leaseId, Granted permit, int copy, String number, Instant expires) {
            this.leaseId = leaseId;
            this.permit = permit;
            this.copy = copy;
            this.number = number;
            this.expires = expires;
            this.issuedOn = permit.issuedOn == null
                    ? LocalDate.ofInstant(expires.minusSeconds(180), ZoneId.of("Asia/Taipei"))
                    : permit.issuedOn;
        }

        boolean open() {
            return state.equals("ACTIVE") || state.equals("UNKNOWN");
        }
    }

    /// A permit.
    static final class Granted {
        final String id;
        final String seal;
        final int traveller;
        final LocalDate board;
        final LocalDate last;
        final Instant paidAt;
        final List<Sheet> sheets = new ArrayList<>();
        PermitState state = PermitState.GRANTED;
        int copies;
        int used;
        int deadThrough = NONE;
        @Nullable
        LocalDate issuedOn;

        Granted(String id, String seal, int traveller, LocalDate board, LocalDate last, Instant paidAt) {
            this.id = id;
            this.seal = seal;
            this.traveller = traveller;
            this.board = board;
            this.last = last;
            this.paidAt = paidAt;
        }

        LocalDate lastDay() {
            return state == PermitState.GRANTED ? board : last;
        }

        boolean stored() {
            return state == PermitState.GRANTED || state == PermitState.ISSUED || state == PermitState.USED;
        }

        PermitState on(LocalDate today) {
            return stored() && today.isAfter(lastDay()) ? PermitState.EXPIRED : state;
        }

        void kill(int through) {
            deadThrough = Math.max(deadThrough, through);
        }

        Optional<Sheet> good() {
            return sheets.stream().filter(sheet -> sheet.state.equals("CONFIRMED")).findFirst();
        }
    }

    /// A case; no permit when it was refused.
    record Case(String number, String agency, Instant decidedAt, @Nullable Granted permit) {}

    static Case kept(QuickPermitCase decided, @Nullable Granted permit) {
        return new Case(decided.caseNumber().value(), decided.agencyId(), decided.decidedAt(), permit);
    }

    static Granted granted(PermitView permit, int traveller, Instant paidAt) {
        return new Granted(permit.permitId().value(), permit.seal(), traveller, permit.boardUntil(),
                permit.lastUsableDay(), paidAt);
    }

    final Map<String, Long> balances = new TreeMap<>();
    final Map<String, Integer> postings = new TreeMap<>();
    final Map<String, Integer> charges = new HashMap<>();
    final Set<String> receipts = new HashSet<>();
    final Map<String, Case> cases = new LinkedHashMap<>();
    final List<Granted> permits = new ArrayList<>();
    final List<Sheet> sheets = new ArrayList<>();

    BooksModel(long deposit, String... agencies) {
        for (String agency : agencies) {
            balances.put(agency, deposit);
            postings.put(agency, 1);
            receipts.add("R-" + agency);
        }
    }

    /// What a correction costs: nothing.
    long feeOfCorrection() {
        return 0;
    }

    private Optional<Granted> stored(int traveller) {
        return permits.stream().filter(permit -> permit.traveller == traveller && permit.stored()).findFirst();
    }

    Set<String> grounds(String agency, int traveller, LocalDate today) {
        Set<String> grounds = new TreeSet<>();
        stored(traveller).filter(permit -> permit.on(today) != PermitState.EXPIRED)
                .filter(permit -> ChronoUnit.DAYS.between(today, permit.lastDay()) > 7)
                .ifPresent(permit -> grounds.add(permit.state == PermitState.GRANTED
                        ? "DUPLICATE_APPLICATION"
                        : "PRIOR_APPROVAL_STILL_VALID"));
        if (balances.getOrDefault(agency, 0L) < FEE) {
            grounds.add("DEPOSIT_INSUFFICIENT");
        }
        return grounds;
    }

    void refused(Case refused) {
        cases.put(refused.number(), refused);
    }

    void approved(Case approved, Granted permit, LocalDate today) {
        stored(permit.traveller).ifPresent(former -> {
            if (former.on(today) == PermitState.EXPIRED) {
                former.state = PermitState.EXPIRED;
            } else {
                former.state = PermitState.SUPERSEDED;
                former.kill(ALL_COPIES);
            }
        });
        add(approved, permit);
        pay(approved.agency(), permit, FEE);
    }

    private void add(Case approved, Granted permit) {
        cases.put(approved.number(), approved);
        permits.add(permit);
    }

    private void pay(String agency, Granted permit, long fee) {
        if (fee > 0) {
            balances.merge(agency, -fee, Long::sum);
            postings.merge(agency, 1, Integer::sum);
            charges.merge(permit.id, 1, Integer::sum);
        }
    }

    /// @param window null when no window counts
    Optional<ProblemType> changeRefusal(Case touched, String agency, Instant now, @Nullable Long window,
            LocalDate today) {
        if (!touched.agency().equals(agency)) {
            return Optional.of(ProblemType.NOT_FOUND);
        }
        Granted permit = touched.permit();
        Instant paidAt = permit == null ? touched.decidedAt() : permit.paidAt;
        if (window != null && ChronoUnit.MILLIS.between(paidAt, now) > window) {
            return Optional.of(ProblemType.CORRECTION_WINDOW_CLOSED);
        }
        boolean untouched = permit != null && permit.on(today) == PermitState.GRANTED
                && permit.sheets.stream().noneMatch(Sheet::open);
        return untouched ? Optional.empty() : Optional.of(ProblemType.STATE_CONFLICT);
    }

    void corrected(Granted old, Case corrected, Granted permit) {
        old.state = PermitState.SUPERSEDED;
        old.kill(ALL_COPIES);
        add(corrected, permit);
        pay(corrected.agency(), permit, feeOfCorrection());
    }

    Optional<ProblemType> revokeRefusal(Granted permit) {
        return permit.stored() || permit.state == PermitState.REVOKED
                ? Optional.empty()
                : Optional.of(ProblemType.STATE_CONFLICT);
    }

    void revoked(Granted permit) {
        permit.state = PermitState.REVOKED;
        permit.kill(ALL_COPIES);
    }

    void toppedUp(String agency, long amount, String receipt) {
        balances.merge(agency, amount, Long::sum);
        postings.merge(agency, 1, Integer::sum);
        receipts.add(receipt);
    }

    private boolean taken(String number) {
        return sheets.stream().anyMatch(sheet -> sheet.number.equals(number) && !sheet.state.equals("RETURNED"));
    }

    Optional<ProblemType> leaseRefusal(Granted permit, String number, Instant now, LocalDate today) {
        if (permit.deadThrough > NONE || today.isAfter(permit.board)) {
            return Optional.of(ProblemType.SEAL_REFUSED);
        }
        Optional<ProblemType> refusal = switch (permit.on(today)) {
            case GRANTED -> permit.sheets.stream().filter(Sheet::open).findFirst()
                    .map(sheet -> running(sheet, now)
                            ? ProblemType.PRINT_IN_PROGRESS
                            : ProblemType.PERMIT_NOT_PRINTABLE);
            case ISSUED, USED, EXHAUSTED -> Optional.of(ProblemType.PERMIT_ALREADY_PRINTED);
            case EXPIRED, REVOKED, SUPERSEDED -> Optional.of(ProblemType.PERMIT_NOT_PRINTABLE);
        };
        return refusal.or(() -> takenRefusal(number));
    }

    private static boolean running(Sheet sheet, Instant now) {
        return sheet.state.equals("ACTIVE") && now.isBefore(sheet.expires);
    }

    private Optional<ProblemType> takenRefusal(String number) {
        return taken(number) ? Optional.of(ProblemType.SHEET_ALREADY_USED) : Optional.empty();
    }

    Optional<ProblemType> reprintRefusal(Granted permit, String number, Instant now, LocalDate today) {
        boolean printable = switch (permit.on(today)) {
            case GRANTED -> !permit.sheets.isEmpty();
            case ISSUED, USED -> true;
            case EXHAUSTED, EXPIRED, REVOKED, SUPERSEDED -> false;
        };
        if (!printable) {
            return Optional.of(ProblemType.PERMIT_NOT_PRINTABLE);
        }
        return permit.sheets.stream().anyMatch(sheet -> running(sheet, now))
                ? Optional.of(ProblemType.PRINT_IN_PROGRESS)
                : takenRefusal(number);
    }

    void reprinted(Granted permit) {
        permit.kill(permit.copies);
        permit.sheets.stream().filter(sheet -> sheet.open() || sheet.state.equals("CONFIRMED"))
                .forEach(sheet -> sheet.state = "REPLACED");
    }

    void leased(Granted permit, String number, String leaseId, Instant expires) {
        permit.copies++;
        Sheet sheet = new Sheet(leaseId, permit, permit.copies, number, expires);
        permit.sheets.add(sheet);
        sheets.add(sheet);
    }

    Optional<ProblemType> outcomeRefusal(Sheet sheet, Result result, Evidence evidence) {
        if (result != Result.UNKNOWN && !SHOWS.getOrDefault(result, Set.of()).contains(evidence)) {
            return Optional.of(ProblemType.INVALID_FIELDS);
        }
        String reported = result.name();
        boolean looked = evidence == Evidence.STAFF || evidence == Evidence.SHEET_SCANNED;
        boolean conflict = switch (sheet.state) {
            case "ACTIVE", "REPLACED" -> false;
            case "UNKNOWN" -> !reported.equals("UNKNOWN") && !looked;
            default -> !reported.equals(sheet.state);
        };
        return conflict ? Optional.of(ProblemType.STATE_CONFLICT) : Optional.empty();
    }

    void settled(Sheet sheet, Result result) {
        boolean open = sheet.stock.equals("RESERVED");
        if (open) {
            sheet.stock = switch (result) {
                case CONFIRMED -> "ISSUED";
                case SPOILED -> "SPOILED";
                case RETURNED -> "TRAY";
                case UNKNOWN -> "RESERVED";
            };
        }
        if (sheet.state.equals("REPLACED")) {
            // A sheet that was given up and never moved may be used again.
            sheet.state = open && result == Result.RETURNED ? "RETURNED" : "REPLACED";
            return;
        }
        sheet.state = result.name();
        if (sheet.state.equals("CONFIRMED")) {
            Granted permit = sheet.permit;
            permit.state = permit.state == PermitState.GRANTED ? PermitState.ISSUED : permit.state;
            permit.issuedOn = permit.issuedOn == null ? sheet.issuedOn : permit.issuedOn;
            if (sheet.copy > 1) {
                permit.kill(sheet.copy - 1);
            }
        }
    }

    boolean admits(Granted permit, String number, LocalDate today) {
        PermitState state = permit.on(today);
        return (state == PermitState.ISSUED || state == PermitState.USED)
                && permit.good().filter(sheet -> sheet.number.equals(number)).isPresent();
    }

    void entered(Granted permit) {
        permit.used++;
        permit.state = permit.used == 2 ? PermitState.EXHAUSTED : PermitState.USED;
    }

    int expireDue(LocalDate today) {
        int expired = 0;
        for (Granted permit : permits) {
            if (permit.stored() && permit.on(today) == PermitState.EXPIRED
                    && permit.sheets.stream().noneMatch(Sheet::open)) {
                permit.state = PermitState.EXPIRED;
                expired++;
            }
        }
        return expired;
    }

    /// Dead papers that still have a day to live: permit and highest dead copy.
    Map<String, Integer> dead(LocalDate today) {
        Map<String, Integer> dead = new TreeMap<>();
        permits.stream().filter(permit -> permit.deadThrough > NONE && !permit.last.isBefore(today))
                .forEach(permit -> dead.put(permit.id, permit.deadThrough));
        return dead;
    }

    /// An agency's cases as a search lists them, newest first.
    List<String> listed(String agency, LocalDate today) {
        return cases.values().stream()
                .filter(one -> one.agency().equals(agency))
                .sorted(Comparator.comparing(Case::decidedAt).thenComparing(Case::number).reversed())
                .map(one -> one.number() + " " + (one.permit() == null ? "REFUSED" : one.permit().on(today).name()))
                .toList();
    }
}
