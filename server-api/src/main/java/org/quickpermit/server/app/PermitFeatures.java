package org.quickpermit.server.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.quickpermit.seal.TrustedKey;
import org.quickpermit.server.board.BoardRoutes;
import org.quickpermit.server.board.Boards;
import org.quickpermit.server.board.KioskStatuses;
import org.quickpermit.server.console.Pages;
import org.quickpermit.server.cutoff.CutoffRoutes;
import org.quickpermit.server.cutoff.KioskSealKeys;
import org.quickpermit.server.cutoff.Provisions;
import org.quickpermit.server.cutoff.SilentKiosks;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.deposit.Associations;
import org.quickpermit.server.deposit.DepositRoutes;
import org.quickpermit.server.deposit.Deposits;
import org.quickpermit.server.deposit.Ledger;
import org.quickpermit.server.deposit.MonthlyStatements;
import org.quickpermit.server.deposit.Prices;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.identity.Agency;
import org.quickpermit.server.identity.KnownKiosks;
import org.quickpermit.server.inspection.Inspection;
import org.quickpermit.server.inspection.InspectionRoutes;
import org.quickpermit.server.permit.LeaseStore;
import org.quickpermit.server.permit.OfflineBook;
import org.quickpermit.server.permit.OfflineConflicts;
import org.quickpermit.server.permit.PaperReading;
import org.quickpermit.server.permit.PermitRoutes;
import org.quickpermit.server.permit.PermitStore;
import org.quickpermit.server.permit.PrintDesk;
import org.quickpermit.server.permit.Retirement;
import org.quickpermit.server.permit.SealPress;
import org.quickpermit.server.permit.TrustLists;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.server.quickpermit.Books;
import org.quickpermit.server.quickpermit.CaseStore;
import org.quickpermit.server.quickpermit.QuickPermitConfig;
import org.quickpermit.server.quickpermit.QuickPermitRoutes;
import org.quickpermit.server.quickpermit.QuickPermitService;
import org.quickpermit.server.quickpermit.QuickPermits;
import org.quickpermit.server.registers.CheckRegisters;
import org.quickpermit.server.registers.DenyListBook;
import org.quickpermit.server.registers.RegisterLoader;
import org.quickpermit.server.registers.RegisterRoutes;
import org.quickpermit.server.registers.StalenessPolicy;
import org.quickpermit.server.station.StationRoutes;
import org.quickpermit.server.station.Stations;
import org.quickpermit.server.stock.Stock;
import org.quickpermit.server.stock.StockRoutes;
import org.quickpermit.wire.QuickPermitCase.Outcome;
import org.quickpermit.wire.RegisterLoad;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The features of the quick permit, wired on the platform: registers, decision, deposit, permits, stations, inspection.
public final class PermitFeatures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PermitFeatures.class);
    private final Once once;
    private final Ledger ledger;
    private final Deposits deposits;
    private final MonthlyStatements months;
    private final Associations associations;
    private final Prices prices;
    private final Stations stations;
    private final TrustLists trustLists;
    private final Retirement retirement;
    private final Stock stock;
    private final PrintDesk printDesk;
    private final Inspection inspection;
    private final QuickPermits quickPermits;
    private final RegisterLoader loader;
    private final DenyListBook denyList;
    private final SealPress press;
    private final CheckRegisters checkRegisters;
    private final Platform platform;
    private final Provisions provisions;
    private final KioskSealKeys sealKeys;
    private final SilentKiosks silent;
    private final OfflineBook offline;
    private final OfflineConflicts conflicts;
    private final Recurring sweeper;

    /// Builds the features on the bureau's standard numbers.
    public PermitFeatures(Platform platform) {
        this(platform, QuickPermitConfig.standard(), StalenessPolicy.standard());
    }

    /// Builds the features.
    ///
    /// @param config numbers of the service
    /// @param staleness how old a register may be
    public PermitFeatures(Platform platform, QuickPermitConfig config, StalenessPolicy staleness) {
        this.platform = platform;
        var database = platform.database();
        var clock = platform.clock();
        var audit = platform.audit();
        this.once = new Once(database, clock);
        PermitStore permits = new PermitStore(database.dialect());
        LeaseStore leases = new LeaseStore();
        SealPress press = new SealPress(platform.keys(), clock);
        this.ledger = new Ledger(clock);
        this.deposits = new Deposits(database, ledger, once, audit, clock);
        this.months = new MonthlyStatements(database, ledger, clock);
        this.associations = new Associations(database, audit, clock);
        this.prices = new Prices(database, once, audit, clock);
        this.stations = new Stations(database);
        this.trustLists = new TrustLists(database, clock, platform.keys().authorityKey());
        this.retirement = new Retirement(database, permits, trustLists, audit, clock);
        this.silent = new SilentKiosks(database, stations, audit, clock);
        this.stock = new Stock(database, once, audit, clock, stations::exists, stations::isBoundByStock);
        this.printDesk = new PrintDesk(database, permits, leases, press, trustLists, stations, silent, stock.printing(),
                once, audit, clock);
        this.provisions = new Provisions(database, permits, leases, clock, platform.random());
        this.sealKeys = new KioskSealKeys(database, trustLists, audit, clock);
        this.conflicts = new OfflineConflicts(database, audit, clock);
        this.offline = new OfflineBook(database, permits, leases, printDesk, conflicts, stations, audit, clock,
                booked -> offlinePrints(booked).increment());
        this.inspection = new Inspection(database, permits, leases, new PaperReading(trustLists, clock), stations,
                offline, conflicts, once, audit, clock);
        this.loader = new RegisterLoader(database, audit, clock);
        this.denyList = new DenyListBook(once, audit, clock);
        Books books = new Books(database, new CaseStore(), permits, leases, retirement, ledger, once, audit);
        this.checkRegisters = new CheckRegisters(clock, staleness);
        this.quickPermits = QuickPermitService.of(books, checkRegisters, press,
                platform.agencies(), stations.all(), config, platform.random(), clock,
                outcome -> decisions(outcome).increment());
        for (Outcome outcome : Outcome.values()) {
            decisions(outcome);
        }
        for (OfflineBook.Booked booked : OfflineBook.Booked.values()) {
            offlinePrints(booked);
        }
        Gauge.builder("offline.conflicts.open", conflicts, OfflineConflicts::openTasks).register(platform.meters());
        this.press = press;
        trustOwnKeys();
        // Nothing depends on the hour: whoever reads a permit judges by its dates, and a successor of the seal key is made
        // a month before it is needed.
        this.sweeper = Recurring.start("permit-expiry", Duration.ofMinutes(1), Duration.ofHours(1), this::hourly);
    }

    /// Registered at the start, so that a watcher sees zero decisions and not none at all.
    private Counter decisions(Outcome outcome) {
        return platform.meters().counter("quickpermit.decisions", "outcome",
                outcome.name().toLowerCase(java.util.Locale.ROOT));
    }

    private Counter offlinePrints(OfflineBook.Booked booked) {
        return platform.meters().counter("offline.prints", "booked", booked.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void trustOwnKeys() {
        List<TrustedKey> keys = press.refresh();
        platform.database().write(handle -> {
            keys.forEach(key -> trustLists.trust(handle, key));
            return keys;
        });
    }

    private void hourly() {
        trustOwnKeys();
        LOG.atInfo().addKeyValue("permits", retirement.expireDue()).log("expiry written down");
        LOG.atInfo().addKeyValue("provisions", provisions.forgetPast()).log("past provisions forgotten");
        LOG.atInfo().addKeyValue("statements", months.closeLastMonth()).log("last month closed");
        LOG.atInfo().addKeyValue("answers", once.forget(platform.clock().instant().minus(Once.KEPT)))
                .log("old answers forgotten");
    }

    /// Adds the routes of every feature.
    ///
    /// @param pages renders what is shown in a browser
    /// @param sessions finds the second of two persons who sign together
    public void addRoutes(Router router, Pages pages, CallerSource sessions) {
        KioskStatuses statuses = new KioskStatuses(platform.database(), platform.clock());
        new BoardRoutes(statuses, new Boards(platform.database(), statuses, stations.all(), platform.clock()), pages)
                .addTo(router);
        new QuickPermitRoutes(quickPermits, platform.clock().getZone()).addTo(router);
        new DepositRoutes(deposits, months, associations, prices, platform.clock()).addTo(router);
        new StationRoutes(stations, trustLists, silent::heard).addTo(router);
        new CutoffRoutes(provisions, sealKeys, silent, offline, conflicts).addTo(router);
        new PermitRoutes(printDesk, retirement).addTo(router);
        new StockRoutes(stock, sessions, platform.clock()).addTo(router);
        new InspectionRoutes(inspection).addTo(router);
        new RegisterRoutes(loader, denyList).addTo(router);
    }

    /// The service of the terminals, for whoever calls it without HTTP.
    public QuickPermits quickPermits() {
        return quickPermits;
    }

    /// The agencies' deposits, for whoever calls them without HTTP.
    public Deposits deposits() {
        return deposits;
    }

    /// The statements of months that are over.
    public MonthlyStatements months() {
        return months;
    }

    /// The associations of agencies.
    public Associations associations() {
        return associations;
    }

    /// The price list.
    public Prices prices() {
        return prices;
    }

    /// The numbered blank sheets, for whoever calls them without HTTP.
    public Stock stock() {
        return stock;
    }

    /// The sheets, for whoever calls them without HTTP.
    public PrintDesk printDesk() {
        return printDesk;
    }

    /// The stations and their kiosks.
    public Stations stations() {
        return stations;
    }

    /// What kiosks fetch ahead.
    public Provisions provisions() {
        return provisions;
    }

    /// The keys kiosks seal with alone.
    public KioskSealKeys sealKeys() {
        return sealKeys;
    }

    /// Which kiosks are silent.
    public SilentKiosks silentKiosks() {
        return silent;
    }

    /// What kiosks printed while they were cut off.
    public OfflineBook offlineBook() {
        return offline;
    }

    /// Sheets of theirs that do not fit.
    public OfflineConflicts offlineConflicts() {
        return conflicts;
    }

    /// The border, for whoever calls it without HTTP.
    public Inspection inspection() {
        return inspection;
    }

    /// The keys and dead papers in force.
    public TrustLists trustLists() {
        return trustLists;
    }

    /// What officers put on the deny list.
    public DenyListBook denyList() {
        return denyList;
    }

    /// Ends permits before their time.
    public Retirement retirement() {
        return retirement;
    }

    /// Opens the deposit account of a new agency, in the transaction that adds it.
    public void agencyAdded(Handle handle, Agency agency) {
        ledger.open(handle, agency.id());
    }

    /// True when a station has this id.
    public boolean stationExists(Handle handle, String stationId) {
        return stations.exists(stationId);
    }

    /// The place for a kiosk with an id.
    public Optional<KnownKiosks.Place> kioskPlace(Handle handle, String kioskId) {
        return stations.place(kioskId);
    }

    /// Loads a register from a CSV file that must not take most of what is live away.
    ///
    /// @see #loadRegister(String, Path, RegisterLoader.Shrink)
    public RegisterLoad loadRegister(String register, Path file) {
        return loadRegister(register, file, RegisterLoader.Shrink.REFUSED);
    }

    /// Loads a register from a CSV file, as the command line and the demo do.
    ///
    /// @param register name of the register
    /// @param file the file, UTF-8
    /// @param shrink whether the file may have fewer than half the rows that are live
    /// @return what was loaded, or the rejected rows; then nothing changed
    /// @throws IllegalArgumentException when there is no such register
    /// @throws UncheckedIOException when the file cannot be read
    public RegisterLoad loadRegister(String register, Path file, RegisterLoader.Shrink shrink) {
        return loader.loadFile(register, file, shrink);
    }

    /// Names of the check registers that were never loaded or are too old: while there is one, nothing is decided.
    public List<String> missingRegisters() {
        return platform.database().read(handle -> checkRegisters.unavailable(handle).stream().map(Register::label)
                .toList());
    }

    /// Ends what runs in the background.
    @Override
    public void close() {
        sweeper.close();
    }
}
