package org.quickpermit.server.quickpermit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.quickpermit.money.Ntd;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.server.app.PermitFeatures;
import org.quickpermit.server.app.Platform;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Agency;
import org.quickpermit.server.identity.Devices;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.platform.tls.SealKey;
import org.quickpermit.server.platform.tls.ServerKeys;
import org.quickpermit.server.registers.RegisterLoader;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

/// The features on a database, without HTTP, with two agencies, empty registers, and a clock that tests move. All persons
/// are fictional.
public final class Bureau implements AutoCloseable {
    /// The day every test begins on.
    public static final LocalDate DAY_ONE = LocalDate.of(2026, 11, 22);
    public static final Submitter CLERK = new Submitter("kangtai", "chan.siuling", "terminal-1");
    public static final Submitter RIVAL = new Submitter("haojiang", "lei.kamfai", "terminal-2");
    /// Of a model whose sheet counter is believed.
    public static final Caller KIOSK = kiosk("kiosk-1", "TPE-T1-S-1", "TPE-T1-S");
    /// Of a model whose sheet counter is not believed.
    public static final Caller PORT_KIOSK = kiosk("kiosk-2", "KEL-PORT-1", "KEL-PORT");
    /// Of a model nobody has named.
    public static final Caller STRANGE_KIOSK = kiosk("kiosk-3", "TPE-T1-S-9", "TPE-T1-S");
    public static final Caller OFFICER = person("workstation-1", "officer", Role.BUREAU_OFFICER);
    public static final Caller INSPECTOR = person("workstation-2", "inspector", Role.INSPECTOR);
    /// Sheets in the tray of [#KIOSK] from A0000000 on; the other two have nine from B0000001 and S0000001.
    public static final int SHEETS = 2_000;
    private static final KeyPair KEYS = newKeys();

    public final Database database;
    public final PermitFeatures features;
    public final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /// Opens the features with NT$10,000 for each agency.
    public Bureau(Database database) {
        this(database, 10_000);
    }

    /// Opens the features with a deposit for each agency, unless the agencies are already there.
    public Bureau(Database database, long deposit) {
        this.database = database;
        database.write(handle -> handle.execute("UPDATE kiosk_model SET stock_binds = 1"));
        this.features = new PermitFeatures(new Platform(database, new AuditLog(clock, database.dialect()), new Keys(),
                new Agencies(), new Devices(), clock, new SecureRandom(), meters));
        agency("kangtai", "康泰旅行社", NewAgency.Region.HONG_KONG, deposit);
        boolean fresh = agency("haojiang", "濠江旅遊", NewAgency.Region.MACAU, deposit);
        if (fresh) {
            loadEmpty();
            StockedKiosk.load(features.stock(), KIOSK, "A0000000", SHEETS);
            StockedKiosk.load(features.stock(), PORT_KIOSK, "B0000001", 9);
            StockedKiosk.load(features.stock(), STRANGE_KIOSK, "S0000001", 9);
        }
    }

    private boolean agency(String id, String name, NewAgency.Region region, long deposit) {
        NewAgency agency = new NewAgency(id, new Text(name, id), region);
        boolean added = database.write(handle -> {
            boolean fresh = new Agencies().add(handle, agency, clock.millis());
            features.agencyAdded(handle, new Agency(id, agency.name(), region));
            return fresh;
        });
        if (added && deposit > 0) {
            features.deposits().topUp(OFFICER, key(), id, new TopUp(new Ntd(deposit), "R-" + id));
        }
        return added;
    }

    /// Loads every register with a header alone, so that each is known to be empty.
    public void loadEmpty() {
        load(Register.MOVEMENTS, "document_number,identity_number,direction,day");
        load(Register.PASSPORTS, "document_number,issuing_state,expiry_date,status");
        load(Register.DENY_LIST, "document_number,identity_number,name,chinese_name,birth_date,valid_until");
        load(Register.CONTROL, "document_number,identity_number,direction,valid_until");
        load(Register.PRIOR_APPROVALS, "document_number,identity_number,reference,last_valid_day");
    }

    /// Loads a register with the given lines.
    public RegisterLoad load(Register register, String... lines) {
        return load(register, RegisterLoader.Shrink.REFUSED, lines);
    }

    /// Loads a register with the given lines, which may take most of it away.
    public RegisterLoad load(Register register, RegisterLoader.Shrink shrink, String... lines) {
        try {
            Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "register", ".csv");
            Files.write(file, new ByteArrayInputStream((String.join("\n", lines) + "\n")
                    .getBytes(StandardCharsets.UTF_8)).readAllBytes());
            RegisterLoad load = features.loadRegister(register.label(), file, shrink);
            Files.delete(file);
            return load;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Submits under a new key.
    public QuickPermitCase submit(QuickPermitApplication application) {
        return read(features.quickPermits().submit(CLERK, key(), application), QuickPermitCase.class);
    }

    /// Prints the entry permit of a case on a sheet and confirms it.
    public PrintLease print(QuickPermitCase approved, String sheet) {
        PrintLease lease = lease(approved, sheet);
        features.printDesk().report(KIOSK, lease.leaseId(), outcome(lease, PrintOutcome.Result.CONFIRMED,
                PrintOutcome.Evidence.SHEET_COUNTER));
        return lease;
    }

    /// Takes a lease for the first print of a case.
    public PrintLease lease(QuickPermitCase approved, String sheet) {
        return read(features.printDesk().lease(KIOSK, key(),
                new PrintLeaseRequest(permit(approved).seal(), null, sheet, null)), PrintLease.class);
    }

    /// Records an entry on the sheet of a number.
    public InspectionView enter(QuickPermitCase approved, String sheet) {
        return read(features.inspection().enter(INSPECTOR, key(), new EntryRequest(permit(approved).permitId(), sheet,
                approved.application().document().number(), "TPE-T1-S")), InspectionView.class);
    }

    /// The permit of an approved case.
    public static org.quickpermit.wire.PermitView permit(QuickPermitCase approved) {
        return Optional.ofNullable(approved.permit()).orElseThrow();
    }

    /// An outcome of a lease.
    public PrintOutcome outcome(PrintLease lease, PrintOutcome.Result result, PrintOutcome.Evidence evidence) {
        return new PrintOutcome(result, evidence, lease.sheetNumber(), 1, clock.instant());
    }

    /// A new idempotency key.
    public static IdempotencyKey key() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    /// The message of a stored answer.
    public static <T> T read(StoredAnswer answer, Class<T> type) {
        try {
            return WireJson.strict().readValue(answer.json(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A traveller nobody has anything against, swiped; every number makes another person.
    public static QuickPermitApplication traveller(int number) {
        return swiped(document("K%08d".formatted(12_345_600 + number % 80_000_000), "CHAN", "TAI MAN"),
                identity(number));
    }

    /// A valid Hong Kong identity number.
    public static String identity(int number) {
        String body = "A%06d".formatted(number);
        return body + "(" + org.quickpermit.identity.IdentityNumbers.hongKongCheckDigit(body) + ")";
    }

    /// An HKSAR passport of a person born on 1980-02-29.
    public static TravelDocument document(String number, String surname, String givenNames) {
        return new TravelDocument("P", "CHN", number, "CHN", surname, givenNames, false, LocalDate.of(1980, 2, 29),
                Sex.MALE, LocalDate.of(2031, 2, 28));
    }

    /// An application whose document was swiped.
    public static QuickPermitApplication swiped(TravelDocument document, String identityNumber) {
        Map<DocumentField, Origin> origins = new java.util.EnumMap<>(DocumentField.class);
        for (DocumentField field : DocumentField.values()) {
            origins.put(field, Origin.SWIPED);
        }
        origins.put(DocumentField.CHINESE_NAME, Origin.TYPED);
        origins.put(DocumentField.IDENTITY_NUMBER, Origin.TYPED);
        return new QuickPermitApplication(document, Mrz.write(document, "", MrzFormat.TD3), null, "陳大文",
                identityNumber, new QuickPermitApplication.Contact("+852 9123 4567", null), DAY_ONE.plusDays(20),
                origins);
    }

    private static Caller kiosk(String id, String place, String station) {
        return new Caller(id, DeviceKind.KIOSK, id, null, station, place, Optional.empty());
    }

    /// A kiosk with staff of a station signed in.
    public static Caller staffed(Caller kiosk, String station) {
        return kiosk.with(new SignedIn("staff", "Staff", Role.STATION_STAFF, null, station));
    }

    private static Caller person(String device, String login, Role role) {
        return new Caller(device, DeviceKind.WORKSTATION, device, null, null, null,
                Optional.of(new SignedIn(login, login, role, null, null)));
    }

    /// The sum over all accounts of the ledger, which is always zero, recomputed from the postings.
    public long sumOfAccounts() {
        return database.read(handle -> handle.createQuery("""
                SELECT COALESCE(SUM(amount), 0) FROM (
                  SELECT to_account AS account, amount FROM ledger_posting
                  UNION ALL SELECT from_account, -amount FROM ledger_posting) AS sides""")
                .mapTo(Long.class)
                .one());
    }

    /// How many decisions of an outcome the metrics counted.
    public long decisions(String outcome) {
        return (long) meters.counter("quickpermit.decisions", "outcome", outcome).count();
    }

    /// One number out of the database.
    public long count(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        features.close();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One key pair for everything, whose seals hold for years.
    static final class Keys implements ServerKeys {
        @Override
        public X509Certificate authorityCertificate() {
            throw new UnsupportedOperationException("nothing here asks for it");
        }

        @Override
        public PrivateKey authorityKey() {
            return KEYS.getPrivate();
        }

        @Override
        public List<SealKey> sealKeys() {
            return List.of(new SealKey(KEYS, DAY_ONE, DAY_ONE.plusYears(5)));
        }
    }

    /// A clock in Taipei that stands still until it is moved; it begins at ten in the morning of [#DAY_ONE].
    public static final class MovableClock extends Clock {
        static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
        private volatile Instant now = DAY_ONE.atTime(10, 0).atZone(TAIPEI).toInstant();

        /// Moves the clock forward.
        public void advance(Duration by) {
            now = now.plus(by);
        }

        /// Moves the clock to ten in the morning of a day.
        public void moveTo(LocalDate day) {
            now = day.atTime(10, 0).atZone(TAIPEI).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return TAIPEI;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            throw new UnsupportedOperationException("the bureau has one zone");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// Rows of a swiped document.
    public static List<String> rows(TravelDocument document) {
        return Mrz.write(document, "", MrzFormat.TD3);
    }
}
