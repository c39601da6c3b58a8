package org.quickpermit.server.quickpermit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.quickpermit.BooksModel.Case;
import org.quickpermit.server.quickpermit.BooksModel.Granted;
import org.quickpermit.server.quickpermit.BooksModel.Sheet;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.TopUp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.BooksModel.granted;
import static org.quickpermit.server.quickpermit.BooksModel.kept;
import static org.quickpermit.server.quickpermit.Bureau.INSPECTOR;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;

/// Random deeds of clerks, kiosks, staff, inspectors and the bureau on the real services, each also done in the
/// [BooksModel]; after each, all books are compared. The same seed makes the same walk.
final class RandomWalk {
    static final long DEPOSIT = 1_000;
    private static final List<Submitter> CLERKS = List.of(Bureau.CLERK, Bureau.RIVAL);
    private static final int TRAVELLERS = 5;
    private static final int SHEETS = 60;
    private static final long WINDOW = Duration.ofHours(24).toMillis();
    private static final LocalDate END = LocalDate.of(2029, 1, 1);
    private static final Caller OTHER_KIOSK = new Caller("kiosk-2", DeviceKind.KIOSK, "kiosk-2", null, "TPE-T1-S",
            "TPE-T1-S-2", Optional.empty());

    private record Done(Supplier<StoredAnswer> again, StoredAnswer answer) {}

    private final Bureau bureau;
    private final BooksModel model;
    private final Random random;
    private final BooksComparison comparison;
    private final List<Done> done = new ArrayList<>();
    private final Map<IdempotencyKey, Submitter> keys = new TreeMap<>(
            java.util.Comparator.comparing(IdempotencyKey::value));
    private final Set<String> happenings = new TreeSet<>();
    private Instant loadedAt;
    private String deed = "";

    RandomWalk(Database database, BooksModel model, long seed) {
        this.bureau = new Bureau(database, DEPOSIT);
        this.model = model;
        this.random = new Random(seed);
        this.comparison = new BooksComparison(bureau, model);
        this.loadedAt = now();
    }

    /// Walks, and throws at the first step where books and model differ, naming seed and step.
    ///
    /// @return what came about on the way: states of permits and sheets, and problems
    static Set<String> walk(Database database, BooksModel model, long seed, int steps) {
        RandomWalk walk = new RandomWalk(database, model, seed);
        try (Bureau bureau = walk.bureau) {
            for (int step = 1; step <= steps; step++) {
                try {
                    walk.step();
                    walk.comparison.compare(walk.today());
                    model.permits.forEach(permit -> walk.happenings.add(permit.state.name()));
                    model.sheets.forEach(sheet -> walk.happenings.add("sheet " + sheet.state));
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", step " + step + " (" + walk.deed + "): "
                            + e.getMessage() + "; replay with -Dquickpermit.walk.seed=" + seed, e);
                }
            }
            assertThat(bureau.database.read(new org.quickpermit.server.audit.AuditVerifier()::verify).faults())
                    .isEmpty();
        }
        return walk.happenings;
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 18 || model.permits.isEmpty()) {
            submit(any(CLERKS), random.nextInt(TRAVELLERS));
        } else if (dice < 23) {
            Case touched = recentCase();
            correct(clerkOf(touched), touched);
        } else if (dice < 26) {
            Case touched = recentCase();
            cancel(clerkOf(touched), touched);
        } else if (dice < 31) {
            topUp(any(CLERKS).agencyId());
        } else if (dice < 45) {
            lease(recent());
        } else if (dice < 50) {
            reprint(recent());
        } else if (dice < 68 && !model.sheets.isEmpty()) {
            report(model.sheets.get(model.sheets.size() - 1 - random.nextInt(Math.min(4, model.sheets.size()))));
        } else if (dice < 78) {
            enter(random.nextInt(3) == 0 ? recent() : usable());
        } else if (dice < 80) {
            revoke(any(model.permits));
        } else if (dice < 86 && !done.isEmpty()) {
            repeat(any(done));
        } else if (dice < 88) {
            reuseKey();
        } else if (dice < 90) {
            String agency = any(CLERKS).agencyId();
            deed = "search of " + agency;
            comparison.search(agency, today());
        } else if (dice < 91) {
            deed = "sweep";
            assertThat(bureau.features.retirement().expireDue()).isEqualTo(model.expireDue(today()));
        } else {
            moveOn();
        }
    }

    private void submit(Submitter clerk, int traveller) {
        deed = clerk.agencyId() + " submits traveller " + traveller;
        IdempotencyKey key = Bureau.key();
        QuickPermitApplication application = application(traveller);
        var grounds = model.grounds(clerk.agencyId(), traveller, today());
        QuickPermitCase decided = once(() -> bureau.features.quickPermits().submit(clerk, key, application),
                QuickPermitCase.class);
        keys.put(key, clerk);
        assertThat(decided.grounds()).extracting(Ground::code).containsExactlyInAnyOrderElementsOf(grounds);
        PermitView permit = decided.permit();
        if (permit == null) {
            model.refused(kept(decided, null));
        } else {
            Granted granted = granted(permit, traveller, decided.decidedAt());
            model.approved(kept(decided, granted), granted, today());
        }
    }

    private void correct(Submitter clerk, Case touched) {
        deed = clerk.agencyId() + " corrects " + touched.number();
        IdempotencyKey key = Bureau.key();
        Granted old = touched.permit();
        Correction correction = new Correction(application(old == null ? 0 : old.traveller), "slip of the pen");
        Supplier<StoredAnswer> work = () -> bureau.features.quickPermits().correct(clerk, key, touched.number(),
                correction);
        Optional<ProblemType> refusal = model.changeRefusal(touched, clerk.agencyId(), now(), WINDOW, today());
        if (refusal.isPresent() || old == null) {
            expect(refusal.orElseThrow(), work::get);
            return;
        }
        QuickPermitCase decided = once(work, QuickPermitCase.class);
        Granted granted = granted(Bureau.permit(decided), old.traveller, old.paidAt);
        assertThat(granted.last).isEqualTo(old.last);
        model.corrected(old, kept(decided, granted), granted);
        happenings.add("correction");
    }

    private void cancel(Submitter clerk, Case touched) {
        deed = clerk.agencyId() + " cancels " + touched.number();
        IdempotencyKey key = Bureau.key();
        Supplier<StoredAnswer> work = () -> bureau.features.quickPermits().cancel(clerk, key, touched.number(),
                new Cancellation("plans changed"));
        Optional<ProblemType> refusal = model.changeRefusal(touched, clerk.agencyId(), now(), null, today());
        Granted permit = touched.permit();
        if (refusal.isPresent() || permit == null) {
            expect(refusal.orElseThrow(), work::get);
            return;
        }
        once(work, QuickPermitCase.class);
        model.revoked(permit);
    }

    private void topUp(String agency) {
        long amount = 1 + random.nextInt(600);
        String receipt = "R-" + random.nextInt(60);
        deed = "top-up of " + agency + " by " + amount + " on " + receipt;
        IdempotencyKey key = Bureau.key();
        Supplier<StoredAnswer> work = () -> bureau.features.deposits().topUp(OFFICER, key, agency,
                new TopUp(new Ntd(amount), receipt));
        if (model.receipts.contains(receipt)) {
            expect(ProblemType.STATE_CONFLICT, work::get);
        } else {
            once(work, org.quickpermit.wire.Deposit.class);
            model.toppedUp(agency, amount, receipt);
        }
    }

    private void lease(Granted permit) {
        String sheet = sheet();
        deed = "lease of " + permit.id + " on " + sheet;
        IdempotencyKey key = Bureau.key();
        PrintLeaseRequest request = new PrintLeaseRequest(permit.seal, null, sheet, null);
        Supplier<StoredAnswer> work = () -> bureau.features.printDesk().lease(KIOSK, key, request);
        model.leaseRefusal(permit, sheet, now(), today()).ifPresentOrElse(type -> expect(type, work::get),
                () -> leased(permit, once(work, PrintLease.class)));
    }

    private void reprint(Granted permit) {
        String sheet = sheet();
        deed = "reprint of " + permit.id + " on " + sheet;
        IdempotencyKey key = Bureau.key();
        PrintLeaseRequest request = new PrintLeaseRequest(null, humanNumber(permit), sheet, any(
                List.of(ReprintReason.values())));
        Supplier<StoredAnswer> work = () -> bureau.features.printDesk().reprint(Bureau.staffed(KIOSK, "TPE-T1-S"),
                key, request);
        model.reprintRefusal(permit, sheet, now(), today()).ifPresentOrElse(type -> expect(type, work::get), () -> {
            PrintLease lease = once(work, PrintLease.class);
            model.reprinted(permit);
            leased(permit, lease);
        });
    }

    private void leased(Granted permit, PrintLease lease) {
        model.leased(permit, lease.sheetNumber(), lease.leaseId(), lease.expiresAt());
        assertThat(lease.copyNumber()).isEqualTo(permit.copies);
    }

    private void report(Sheet sheet) {
        PrintOutcome.Result result = random.nextBoolean()
                ? PrintOutcome.Result.CONFIRMED
                : any(List.of(PrintOutcome.Result.values()));
        PrintOutcome.Evidence evidence = random.nextBoolean()
                ? PrintOutcome.Evidence.STAFF
                : any(List.of(PrintOutcome.Evidence.values()));
        Caller kiosk = random.nextInt(20) == 0 ? OTHER_KIOSK : KIOSK;
        deed = "outcome of copy " + sheet.copy + " of " + sheet.permit.id + ": " + result + " by " + evidence;
        PrintOutcome outcome = new PrintOutcome(result, evidence, sheet.number, 1, now());
        Optional<ProblemType> refusal = model.outcomeRefusal(sheet, result, evidence);
        if (kiosk == OTHER_KIOSK && !refusal.equals(Optional.of(ProblemType.INVALID_FIELDS))) {
            refusal = Optional.of(ProblemType.NOT_FOUND);
        }
        Runnable work = () -> bureau.features.printDesk().report(kiosk, sheet.leaseId, outcome);
        refusal.ifPresentOrElse(type -> expect(type, work), () -> {
            work.run();
            model.settled(sheet, result);
        });
    }

    private void enter(Granted permit) {
        String number = permit.good().filter(_ -> random.nextInt(4) > 0).map(sheet -> sheet.number)
                .or(() -> permit.sheets.stream().findFirst().map(sheet -> sheet.number)).orElse("A0009999");
        deed = "entry on " + permit.id + ", sheet " + number;
        IdempotencyKey key = Bureau.key();
        EntryRequest request = new EntryRequest(PermitId.of(permit.id), number,
                application(permit.traveller).document().number(), "KHH-AIR");
        Supplier<StoredAnswer> work = () -> bureau.features.inspection().enter(INSPECTOR, key, request);
        if (model.admits(permit, number, today())) {
            model.entered(permit);
            assertThat(once(work, InspectionView.class).entries()).hasSize(permit.used);
        } else {
            expect(ProblemType.ENTRY_REFUSED, work::get);
        }
        InspectionView view = bureau.features.inspection().lookUp(INSPECTOR,
                new PermitLookUp(null, humanNumber(permit), null));
        String good = permit.good().map(sheet -> sheet.number).orElse(null);
        assertThat(view.sheetNumber()).isEqualTo(good);
        assertThat(view.state()).isEqualTo(permit.on(today()));
        assertThat(view.admissible()).isEqualTo(good != null && model.admits(permit, good, today()));
    }

    private void revoke(Granted permit) {
        deed = "revocation of " + permit.id;
        Runnable work = () -> bureau.features.retirement().revoke(OFFICER, PermitId.of(permit.id),
                new Revocation("new facts"));
        model.revokeRefusal(permit).ifPresentOrElse(type -> expect(type, work), () -> {
            work.run();
            model.revoked(permit);
        });
    }

    private void repeat(Done before) {
        deed = "repeats an earlier request";
        long entries = comparison.auditEntries();
        assertThat(before.again().get()).isEqualTo(before.answer());
        assertThat(comparison.auditEntries()).isEqualTo(entries);
    }

    private void reuseKey() {
        deed = "reuses a key";
        if (!keys.isEmpty()) {
            IdempotencyKey key = any(List.copyOf(keys.keySet()));
            expect(ProblemType.IDEMPOTENCY_KEY_REUSED, () -> bureau.features.quickPermits()
                    .submit(java.util.Objects.requireNonNull(keys.get(key)), key, application(TRAVELLERS)));
        }
    }

    private void moveOn() {
        int dice = random.nextInt(10);
        if (dice < 5 || today().isAfter(END)) {
            bureau.clock.advance(Duration.ofSeconds(1 + random.nextInt(300)));
        } else if (dice < 8) {
            bureau.clock.advance(Duration.ofMinutes(1 + random.nextInt(30 * 60)));
        } else {
            Granted permit = recent();
            LocalDate edge = random.nextBoolean() ? permit.board : permit.last;
            LocalDate day = edge.plusDays(any(List.of(-8, -7, -1, 0, 1)));
            if (day.isAfter(today())) {
                bureau.clock.moveTo(day);
            }
        }
        deed = "clock moves to " + now();
        if (Duration.between(loadedAt, now()).toHours() > 40) {
            bureau.loadEmpty();
            loadedAt = now();
        }
    }

    private <T> T once(Supplier<StoredAnswer> work, Class<T> type) {
        StoredAnswer answer = work.get();
        done.add(new Done(work, answer));
        return Bureau.read(answer, type);
    }

    /// A refusal changes nothing; the comparison afterwards sees the rest.
    private void expect(ProblemType type, Runnable work) {
        long entries = comparison.auditEntries();
        assertThatThrownBy(work::run).isInstanceOf(ApiProblem.class).extracting(e -> ((ApiProblem) e).type())
                .isEqualTo(type);
        assertThat(comparison.auditEntries()).isEqualTo(entries);
        happenings.add(type.name());
    }

    private QuickPermitApplication application(int traveller) {
        QuickPermitApplication plain = Bureau.traveller(traveller + 1);
        return new QuickPermitApplication(plain.document(), plain.mrz(), null, plain.chineseName(),
                plain.identityNumber(), plain.contact(), today().plusDays(10), plain.origins());
    }

    private String sheet() {
        return "A%07d".formatted(random.nextInt(SHEETS) + (model.sheets.size() / 40) * SHEETS);
    }

    private static String humanNumber(Granted permit) {
        return PermitId.of(permit.id).humanNumber();
    }

    private Granted recent() {
        return model.permits.get(model.permits.size() - 1 - random.nextInt(Math.min(4, model.permits.size())));
    }

    /// Of the old cases nothing can be changed any more.
    private Case recentCase() {
        List<Case> cases = List.copyOf(model.cases.values());
        return cases.get(cases.size() - 1 - random.nextInt(Math.min(3, cases.size())));
    }

    private Submitter clerkOf(Case touched) {
        Submitter clerk = any(CLERKS);
        return clerk.agencyId().equals(touched.agency()) ? clerk : any(CLERKS);
    }

    /// The newest permit on a good sheet, so that the second entry is not left to chance alone.
    private Granted usable() {
        return model.permits.reversed().stream()
                .filter(permit -> permit.on(today()).isLive() && permit.good().isPresent())
                .findFirst()
                .orElseGet(this::recent);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Instant now() {
        return bureau.clock.instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneId.of("Asia/Taipei"));
    }
}
