package org.quickpermit.kiosk.cutoff;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.quickpermit.cutoff.HomeKiosk;
import org.quickpermit.cutoff.ProvisionLock;
import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.kiosk.gateway.NoGateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.issuing.Issue;
import org.quickpermit.kiosk.issuing.PermitIssuer;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.issuing.Recovery;
import org.quickpermit.kiosk.issuing.ReportSender;
import org.quickpermit.kiosk.issuing.Surroundings;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.testing.PrintWorld;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.KioskKey;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskProfile.Sibling;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.OfflinePolicy;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Provision;
import org.quickpermit.wire.ProvisionContent;
import org.quickpermit.wire.ProvisionPage;
import org.quickpermit.wire.SealKeyPeriod;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/// One of a station's two kiosks on virtual time, and its centre with a line that can be cut.
final class LoneWorld extends NoGateway implements InstantSource {
    static final List<String> KIOSKS = List.of("TPE-T1-S-1", "TPE-T1-S-2");

    final TestBureau bureau = new TestBureau();
    final List<OfflinePrint> reported = new ArrayList<>();
    final List<PermitId> leased = new ArrayList<>();
    private final KeyPair authority = TestBureau.keys();
    private final Path folder;
    private final String kioskId;
    private final List<Provision> feed = new ArrayList<>();
    private final PrintWorld printer;
    private final Random random = new Random(3);
    private Duration skew = Duration.ZERO;
    private @Nullable KioskKey sealKey;
    private int ids;
    boolean cut;
    @Nullable
    ProblemType refusal;
    int pageSize = 100;
    OfflinePolicy policy = new OfflinePolicy(240, 3);

    Journal journal;
    ProvisionStore provisions;
    TrustListStore trust;
    SealKeys keys;
    LoneDesk desk;
    Foresight foresight;
    private PermitIssuer issuer;

    LoneWorld(Path folder, String kioskId, Result end) throws IOException {
        this.folder = folder;
        this.kioskId = kioskId;
        this.printer = new PrintWorld(end);
        start();
        journal.load("TW00000001", 50);
    }

    /// Opens everything, as a start of the program does.
    void start() throws IOException {
        Surroundings surroundings = new Surroundings(this, printer, () -> kioskId + "-id-" + ++ids);
        journal = Journal.open(folder.resolve("journal.db"), this);
        new Recovery(journal).handOver();
        provisions = ProvisionStore.open(folder.resolve("provisions.db"));
        trust = new TrustListStore(folder.resolve("list.json"), authority.getPublic(), printer::nanos);
        keys = new SealKeys(folder.resolve("keys.json"), "ksk-1");
        desk = new LoneDesk(journal, provisions, keys, trust, new Contact(journal, this, printer),
                () -> Optional.of(self()), surroundings);
        foresight = new Foresight(this, provisions, this);
        PrinterQueue queue = new PrinterQueue(printer);
        try {
            queue.purge();
        } catch (PrinterException e) {
            throw new IOException(e);
        }
        issuer = new PermitIssuer(journal, this, desk, queue, () -> TestBureau.COUNTING, PrintTimes.STANDARD,
                surroundings);
    }

    /// The program ends without a word and starts again.
    void restart() throws IOException {
        journal.close();
        provisions.close();
        start();
    }

    private KioskProfile self() {
        Text place = new Text("入境大廳", "Arrivals hall");
        return new KioskProfile("ksk-1", kioskId, "name of " + kioskId,
                new Station("TPE-T1-S", place, place, 2), List.of(),
                KIOSKS.stream().map(id -> new Sibling(id, "name of " + id, place)).toList(), TestBureau.COUNTING,
                policy);
    }

    /// What a look at the centre does.
    void contact() throws IOException {
        if (!cut) {
            keys.attempt(this, today());
            TrustList list = bureau.list(7);
            List<KioskKey> own = sealKey == null ? List.of() : List.of(sealKey);
            trust.offer(SignedTrustLists.sign(new TrustList(7, TestBureau.CLOCK.instant().plusNanos(printer.nanos()),
                    list.nextUpdate(), list.keys(), own, list.revoked()), authority.getPrivate()));
            desk.contact().heard(Optional.of(TestBureau.CLOCK.instant().plusNanos(printer.nanos())));
            while (foresight.turn()) {
                // Page by page.
            }
        }
    }

    /// Breaks the line and lets time pass until the kiosk would print alone.
    void cutOff() {
        cut = true;
        pass(Duration.ofSeconds(31));
    }

    void pass(Duration by) {
        printer.pause(by);
    }

    void setClock(Duration ahead) {
        skew = ahead;
    }

    /// A permit of this kiosk (or of the other), provided by the centre; its number.
    PermitId grant(int seed, boolean own) {
        int number = seed;
        PermitId permit;
        do {
            permit = TestBureau.permitId(number++);
        } while (HomeKiosk.of(permit, KIOSKS).equals(kioskId) != own);
        feed.add(new Provision(permit, feed.size() + 1L, TestBureau.TODAY.plusMonths(1),
                ProvisionLock.lock(slip(permit),
                        permit,
                        new ProvisionContent(TestBureau.DOCUMENT, "陳大文", 1, TestBureau.TODAY.plusMonths(3), 2, 0, 14),
                        random)));
        return permit;
    }

    /// The centre says that a permit is no longer to be printed.
    void take(PermitId permit) {
        feed.add(new Provision(permit, feed.size() + 1L, TestBureau.TODAY.plusMonths(1), null));
    }

    private final java.util.Map<PermitId, String> slips = new java.util.HashMap<>();

    /// The traveller's slip, always the same paper.
    String slip(PermitId permit) {
        return slips.computeIfAbsent(permit, bureau::confirmation);
    }

    Issue scan(PermitId permit) throws InterruptedException {
        return issuer.issue(new Ask.FirstPrint(slip(permit)), printer);
    }

    boolean report() {
        return new ReportSender(journal, this).flush();
    }

    int sheetsOut() {
        return printer.sheetsOut();
    }

    LocalDate today() {
        return LocalDate.ofInstant(instant(), java.time.ZoneId.of("Asia/Taipei"));
    }

    @Override
    public Instant instant() {
        return TestBureau.CLOCK.instant().plusNanos(printer.nanos()).plus(skew);
    }

    @Override
    public Answer<ProvisionPage> provisions(long after) {
        if (cut) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        List<Provision> left = feed.stream().filter(one -> one.change() > after).toList();
        List<Provision> page = left.subList(0, Math.min(pageSize, left.size()));
        return new Answer.Given<>(new ProvisionPage(page.isEmpty() ? after : page.getLast().change(),
                left.size() > page.size(), page));
    }

    @Override
    public Answer<SealKeyPeriod> offerSealKey(KioskSealKey offered) {
        if (cut || !KioskKey.proves("ksk-1", offered.publicKey(), offered.proof())) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        TrustedKey named = new TrustedKey("UNNAMED", offered.publicKey(), today(), today().plusDays(59));
        String id = TrustedKey.keyIdOf(named.key());
        sealKey = new KioskKey(kioskId, new TrustedKey(id, offered.publicKey(), today(), named.notAfter()));
        return new Answer.Given<>(new SealKeyPeriod(id, today(), named.notAfter()));
    }

    @Override
    public Answer<PrintLease> lease(String key, String request) {
        if (cut) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        leased.add(TestBureau.permitId(0));
        return new Answer.Denied<>(new Trouble(ProblemType.PERMIT_AT_OTHER_KIOSK, new Text("他處", "elsewhere"), "S-1",
                List.of()));
    }

    @Override
    public Answer<Done> offlinePrint(String print) {
        if (cut) {
            return new Answer.Missing<>(NoAnswer.UNREACHABLE);
        }
        if (refusal != null) {
            return new Answer.Denied<>(new Trouble(refusal, new Text("不收", "no"), "S-2", List.of()));
        }
        try {
            reported.add(WireJson.strict().readValue(print, OfflinePrint.class));
            return new Answer.Given<>(Done.DONE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything that lies on the disk.
    byte[] disk() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        try (java.util.stream.Stream<Path> files = java.nio.file.Files.list(folder)) {
            for (Path file : files.toList()) {
                all.write(java.nio.file.Files.readAllBytes(file));
            }
        }
        return all.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
