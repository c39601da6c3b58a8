package org.quickpermit.installers.simulation;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.quickpermit.kiosk.app.SimulatedWatch;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.issuing.Issue;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.issuing.ProgressEvents;
import org.quickpermit.kiosk.issuing.Recovery;
import org.quickpermit.kiosk.issuing.Surroundings;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.Station;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.paper.EntryPermitContent;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;
import org.quickpermit.server.platform.http.Caller;

import org.jspecify.annotations.Nullable;

/// One kiosk: the product's own station, issuer, journal, recovery, watch and reports on virtual time. Its process may
/// die at any step and starts again some time later, on what the disk has.
final class SimKiosk {
    private static final PrintTimes TIMES = new PrintTimes(Duration.ofSeconds(1), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofSeconds(45));
    private static final Duration TICK = Duration.ofSeconds(5);
    static final int DEATH = 3_000;

    private final World world;
    private final Caller caller;
    private final SimPrinter printer;
    private final SimDisk disk;
    private final Path list;
    private @Nullable Program program;
    private Duration skew;
    private boolean scanner = true;
    private int prints;

    SimKiosk(World world, Caller caller, SimPrinter printer, Path folder) {
        this.world = world;
        this.caller = caller;
        this.printer = printer;
        this.disk = new SimDisk(world, folder);
        this.list = folder.resolve("trust-list.json");
        this.skew = Duration.ofSeconds(world.chance().below(240) - 120L);
    }

    Caller caller() {
        return caller;
    }

    SimPrinter printer() {
        return printer;
    }

    SimDisk disk() {
        return disk;
    }

    /// The program, when it runs.
    Optional<Program> program() {
        return Optional.ofNullable(program);
    }

    /// The machine's clock, which may be wrong.
    Clock clock() {
        return new VirtualClock(() -> world.time().instant().plus(skew));
    }

    void setClock(Duration wrongBy) {
        say("its clock is now wrong by " + wrongBy);
        skew = wrongBy;
    }

    void scanner(boolean connected) {
        say(connected ? "reader plugged in" : "reader unplugged");
        scanner = connected;
        program().ifPresent(Program::lookNow);
    }

    /// Switches it on.
    void start() {
        if (program == null) {
            program = new Program();
            program.open();
        }
    }

    /// Its process dies where it stands, and comes back some time later.
    void crash(String where) {
        Program dying = program;
        if (dying == null) {
            return;
        }
        say("DIES " + where);
        program = null;
        world.time().kill(dying.life);
        disk.crash();
        world.time().after(world.chance().seconds(20, 200), this::start);
    }

    private void say(String what) {
        world.trace().add(caller.deviceId(), what);
    }

    private String nextId() {
        return caller.deviceId() + "-print-" + String.format("%05d", ++prints);
    }

    static byte[] page(EntryPermitContent content) {
        return new Sheet.Print(content.permitId(), content.copyNumber(), content.sheetNumber(), content.seal()).page();
    }

    /// The kiosk's process, from its start to its death.
    final class Program {
        private final VirtualTime.Life life = new VirtualTime.Life(caller.deviceId());
        private final Station station = new Station(Timings.STANDARD);
        private final BatonLock printing = new BatonLock(world.time());
        private @Nullable Journal journal;
        private @Nullable Issuing issuer;
        private @Nullable SimulatedWatch watch;
        private @Nullable TrustListStore trust;
        private @Nullable Consumer<StationState> visitor;
        private StationState state = station.start(Language.EN, Set.of(Trouble.SERVER_GONE));
        private boolean looking;
        private boolean lookAgain;

        VirtualTime.Life life() {
            return life;
        }

        Journal journal() {
            return Objects.requireNonNull(journal);
        }

        StationState state() {
            return state;
        }

        /// True while no print is under way.
        boolean isIdle() {
            return !printing.isHeld();
        }

        /// True once it is up.
        boolean isUp() {
            return watch != null;
        }

        private void open() {
            world.time().start(life, () -> {
                say("starts");
                printer.usedBy(life);
                Journal file;
                try {
                    file = Journal.over(disk.open(life, world.defect() == Defect.PRINT_BEFORE_JOURNAL), clock());
                } catch (SQLException e) {
                    throw new Broken("the journal cannot be opened", e);
                }
                journal = file;
                if (file.setting("staff-pin").isEmpty()) {
                    SimulatedWatch.choosePin(file);
                }
                new Recovery(file).handOver();
                SimGateway gateway = new SimGateway(caller, new Link(world, life));
                PermitPrinter device = world.defect().printer(printer);
                PrinterQueue queue = new PrinterQueue(device);
                TrustListStore list = new TrustListStore(SimKiosk.this.list, world.template().authority(),
                        world.time()::nanos);
                trust = list;
                SimulatedWatch looks = new SimulatedWatch(file, queue, gateway, list, clock(), () -> scanner,
                        printing);
                issuer = world.defect().issuer(file, gateway, queue, looks::policy, TIMES,
                        new Surroundings(clock(), world.time(), SimKiosk.this::nextId, SimKiosk::page));
                watch = looks;
                lookNow();
            });
        }

        /// Something happened to it.
        void post(StationEvent event) {
            if (life.isDead()) {
                return;
            }
            StationState before = state;
            StationState after = station.next(before, event);
            if (after.equals(before)) {
                if (before instanceof StationState.ShowSheet && event instanceof StationEvent.Scanned(String text)) {
                    Objects.requireNonNull(issuer).shown(text);
                }
                return;
            }
            state = after;
            if (!after.getClass().equals(before.getClass())) {
                say(before.getClass().getSimpleName() + " -> " + after.getClass().getSimpleName()
                        + (after instanceof StationState.Sorry sorry ? " " + sorry.reason() : ""));
                world.time().after(TICK, () -> tick(after.getClass()));
            }
            if (event instanceof StationEvent.Scanned(String text) && after instanceof StationState.Checking) {
                check(after.setting().visits(), text);
            }
            Consumer<StationState> watching = visitor;
            if (watching != null) {
                watching.accept(after);
            }
        }

        /// Who looks at the screen now.
        void visitor(@Nullable Consumer<StationState> looking) {
            visitor = looking;
        }

        private void tick(Class<?> screen) {
            if (state.getClass().equals(screen) && !life.isDead()) {
                post(new StationEvent.TimePassed(TICK));
                world.time().after(TICK, () -> {
                    boolean rests = state instanceof StationState.Attract || state instanceof StationState.OutOfOrder;
                    if (!rests) {
                        tick(screen);
                    }
                });
            }
        }

        private void check(long visit, String text) {
            Optional<TrustList> known = Objects.requireNonNull(trust).current();
            if (known.isEmpty()) {
                post(new StationEvent.Refused(visit, SorryReason.CANNOT_NOW));
                return;
            }
            LocalDate today = LocalDate.ofInstant(clock().instant(), Template.ZONE);
            switch (SealVerifier.verify(text, SealKind.BOARDING_CONFIRMATION, known.get(), today)) {
                case SealResult.Genuine genuine -> issue(visit, new Ask.FirstPrint(text));
                case SealResult.Refused refused -> post(
                        new StationEvent.Refused(visit, SimulatedWatch.reasonOf(refused.fault())));
            }
        }

        /// Staff print a copy from the console.
        void reprint(Ask.Reprint ask) {
            post(new StationEvent.StaffCalled());
            post(new StationEvent.PinAccepted());
            if (state instanceof StationState.Console) {
                post(new StationEvent.ReprintBegan());
                issue(state.setting().visits(), ask);
            }
        }

        private void issue(long visit, Ask ask) {
            world.time().start(life, () -> work(visit, ask));
        }

        private void work(long visit, Ask ask) {
            StationEvent end;
            printing.lock();
            try {
                end = switch (Objects.requireNonNull(issuer).issue(ask, new ProgressEvents(visit, this::post))) {
                    case Issue.Issued() -> new StationEvent.SheetOut(visit);
                    case Issue.NotIssued(SorryReason reason) -> new StationEvent.Refused(visit, reason);
                    case Issue.Elsewhere(String kiosk) -> new StationEvent.Elsewhere(visit, kiosk);
                };
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts here", e);
            } finally {
                printing.unlock();
            }
            post(end);
            lookNow();
        }

        /// Looks at its devices as soon as it can.
        void lookNow() {
            if (life.isDead() || watch == null) {
                return;
            }
            if (looking) {
                lookAgain = true;
                return;
            }
            looking = true;
            world.time().start(life, () -> {
                do {
                    lookAgain = false;
                    Set<Trouble> troubles = Objects.requireNonNull(watch).look();
                    if (!troubles.equals(state.setting().troubles())) {
                        say("troubles " + troubles);
                        post(new StationEvent.TroublesChanged(troubles));
                    }
                } while (lookAgain);
                looking = false;
            });
        }
    }
}
