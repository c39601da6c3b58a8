package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.issuing.Issue;
import org.quickpermit.kiosk.issuing.PermitIssuer;
import org.quickpermit.kiosk.issuing.ProgressEvents;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.scanner.Frame;
import org.quickpermit.kiosk.scanner.Scanner;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.Station;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.PassportProof;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the station: takes events one at a time on its own thread, walks from state to state by [Station], and starts
/// the work a state asks for on another thread, whose results come back as events.
public final class KioskFlow implements Scanner.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KioskFlow.class);
    private static final Duration TICK = Duration.ofMillis(200);
    /// Zone of the civil days.
    static final ZoneId CIVIL = ZoneId.of("Asia/Taipei");
    /// A look is over in milliseconds while server and printer answer; staff wait no longer than this to hear that the
    /// printer is busy.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Station station;
    private final Devices devices;
    private final PermitIssuer issuer;
    private final Watch watch;
    private final StatusReport report;
    private final List<Consumer<StationState>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kiosk-flow").daemon().factory());
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("kiosk-print").daemon().factory());
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kiosk-watch").daemon().factory());
    private volatile StationState state;
    private final ReentrantLock printing = new ReentrantLock();
    private volatile boolean scannerThere;
    private final VisitMemory memory = new VisitMemory();
    private long lastTick = System.nanoTime();

    KioskFlow(Station station, Devices devices, PermitIssuer issuer, StaffPin pin, KioskSettings settings) {
        this.station = station;
        this.devices = devices;
        this.issuer = issuer;
        this.watch = new Watch(devices, pin, settings.listAge(), () -> scannerThere, printing);
        this.report = new StatusReport(devices);
        this.state = station.start(settings.home(), Set.of(Trouble.SERVER_GONE));
    }

    /// Begins to look at devices and to count time.
    void start(Duration watchEvery) {
        loop.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        watcher.scheduleWithFixedDelay(this::look, 0, watchEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The present state.
    public StationState state() {
        return state;
    }

    /// Calls `listener` with every state from now on, the present one first, on the flow's own thread.
    public void onState(Consumer<StationState> listener) {
        listeners.add(listener);
        submit(() -> listener.accept(state));
    }

    /// Takes an event; returns at once.
    public void post(StationEvent event) {
        submit(() -> take(event));
    }

    /// Looks at all devices now instead of at the next turn; returns at once.
    public void lookNow() {
        try {
            watcher.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("closing");
        }
    }

    /// Does something at the printer while no permit is printed. Waits a moment for a look at the printer that is under
    /// way: it is soon over, and a permit is not.
    ///
    /// @return what `work` gave; empty when a permit is being printed
    <T> Optional<T> whileIdle(Supplier<T> work) {
        try {
            if (!printing.tryLock(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            printing.unlock();
        }
    }

    /// How far this clock is ahead of the server's; empty while the server is not heard.
    Optional<Duration> skew() {
        return watch.skew();
    }

    /// Starts a reprint from the staff console; nothing happens when the console is not open or the kiosk is not ready.
    void reprint(Ask.Reprint ask) {
        submit(() -> {
            if (state instanceof StationState.Console) {
                take(new StationEvent.ReprintBegan());
                issue(state.setting().visits(), ask);
            }
        });
    }

    @Override
    public void began() {
        post(new StationEvent.ReadingBegan());
    }

    @Override
    public void read(Frame frame) {
        post(switch (frame) {
            case Frame.Message(String text) -> new StationEvent.Scanned(text);
            case Frame.Zone(List<String> rows) -> new StationEvent.ZoneRead(rows);
            case Frame.Incomplete(int bytes) -> new StationEvent.ScanFailed(StationEvent.ScanFault.INCOMPLETE);
            case Frame.Foreign(int bytes) -> new StationEvent.ScanFailed(StationEvent.ScanFault.FOREIGN);
            case Frame.Overflow() -> new StationEvent.ScanFailed(StationEvent.ScanFault.TOO_LONG);
        });
    }

    @Override
    public void connection(boolean connected) {
        scannerThere = connected;
        lookNow();
    }

    /// Stops taking events. A print under way is left to the journal.
    @Override
    public void close() {
        watcher.shutdownNow();
        worker.shutdownNow();
        loop.shutdownNow();
        try {
            worker.awaitTermination(3, TimeUnit.SECONDS);
            watcher.awaitTermination(3, TimeUnit.SECONDS);
            loop.awaitTermination(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(Runnable task) {
        try {
            loop.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing");
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("an event could not be handled", e);
            }
        };
    }

    private void tick() {
        long now = System.nanoTime();
        Duration by = Duration.ofNanos(now - lastTick);
        lastTick = now;
        guarded(() -> take(new StationEvent.TimePassed(by))).run();
    }

    private void take(StationEvent event) {
        StationState before = state;
        StationState after = station.next(before, event);
        if (after.equals(before)) {
            passOn(before, event);
            return;
        }
        state = after;
        if (after instanceof StationState.Checking) {
            begin(event, after.setting().visits());
        }
        memory.step(event, after);
        for (Consumer<StationState> listener : listeners) {
            listener.accept(after);
        }
        if (!after.getClass().equals(before.getClass())) {
            LOG.info("{} -> {}", before.getClass().getSimpleName(), after.getClass().getSimpleName());
        }
    }

    /// A sheet shown while a print waits for it.
    private void passOn(StationState now, StationEvent event) {
        if (now instanceof StationState.ShowSheet && event instanceof StationEvent.Scanned(String text)) {
            issuer.shown(text);
        }
    }

    private void begin(StationEvent event, long visit) {
        if (event instanceof StationEvent.Scanned(String text)) {
            check(visit, text);
        } else if (event instanceof StationEvent.ZoneRead(List<String> rows)) {
            LocalDate today = LocalDate.ofInstant(devices.clock().instant(), CIVIL);
            switch (Mrz.parse(rows, today)) {
                case MrzResult.Parsed parsed ->
                    issue(visit, new Ask.LostSlip(PassportProof.of(parsed.document()), memory.take()));
                case MrzResult.Rejected rejected -> {
                    LOG.info("passport misread: {} in row {}", rejected.fault(), rejected.row());
                    post(new StationEvent.Refused(visit, SorryReason.PASSPORT_MISREAD));
                }
            }
        }
    }

    private void check(long visit, String text) {
        Optional<TrustList> list = devices.trust().flatMap(store -> store.current());
        if (list.isEmpty()) {
            post(new StationEvent.Refused(visit, SorryReason.CANNOT_NOW));
            return;
        }
        LocalDate today = LocalDate.ofInstant(devices.clock().instant(), CIVIL);
        switch (SealVerifier.verify(text, SealKind.BOARDING_CONFIRMATION, list.get(), today)) {
            case SealResult.Genuine genuine -> issue(visit, new Ask.FirstPrint(text));
            case SealResult.Refused refused -> {
                LOG.info("seal refused: {}", refused.fault());
                post(new StationEvent.Refused(visit, SealFaults.reasonOf(refused.fault())));
            }
        }
    }

    private void issue(long visit, Ask ask) {
        try {
            worker.execute(() -> work(visit, ask));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing");
        }
    }

    private void work(long visit, Ask ask) {
        StationEvent end;
        printing.lock();
        try {
            end = switch (issuer.issue(ask, new ProgressEvents(visit, this::post))) {
                case Issue.Issued() -> new StationEvent.SheetOut(visit);
                case Issue.NotIssued(SorryReason reason) -> new StationEvent.Refused(visit, reason);
                case Issue.Elsewhere(String kiosk) -> new StationEvent.Elsewhere(visit, kiosk);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (JournalException e) {
            LOG.error("the journal failed during a print", e);
            end = new StationEvent.Refused(visit, SorryReason.ASK_STAFF);
        } catch (RuntimeException e) {
            LOG.error("a print failed", e);
            end = new StationEvent.Refused(visit, SorryReason.ASK_STAFF);
        } finally {
            printing.unlock();
        }
        post(end);
        tidy();
        if (ask instanceof Ask.Reprint reprint) {
            devices.gateway().ifPresent(gateway -> gateway.signOut(reprint.session()));
        }
        lookNow();
    }

    private void tidy() {
        try {
            devices.journal().tidy();
        } catch (JournalException e) {
            LOG.error("the journal cannot be tidied", e);
        }
    }

    private void look() {
        try {
            Set<Trouble> troubles = watch.look();
            if (!troubles.equals(state.setting().troubles())) {
                LOG.info("troubles: {}", troubles);
                post(new StationEvent.TroublesChanged(troubles));
            }
            report.tell(troubles);
        } catch (RuntimeException e) {
            LOG.error("looking at the devices failed", e);
        }
    }
}
