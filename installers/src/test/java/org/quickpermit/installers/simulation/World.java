package org.quickpermit.installers.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.server.platform.http.Caller;

import org.jspecify.annotations.Nullable;

/// Everything of one simulated day, made of one seed.
final class World implements AutoCloseable {
    private static final Duration BUSY_LOOK = Duration.ofSeconds(75);
    private static final Duration QUIET_LOOK = Duration.ofMinutes(15);
    private static final Duration CLEARING_UP = Duration.ofMinutes(80);

    private final Template template;
    private final Defect defect;
    private final Chance chance;
    private final VirtualTime time;
    private final Trace trace;
    private final Invariants invariants;
    private final SimServer server;
    private final List<SimKiosk> kiosks = new ArrayList<>();
    private final Staff staff;
    private final Day day;
    private final Map<String, Long> cutUntil = new TreeMap<>();

    /// @param folder an empty folder of its own
    World(Template template, Path folder, long seed, Defect defect, boolean loud) {
        this.template = template;
        this.defect = defect;
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.chance = new Chance(random);
        this.time = new VirtualTime(random);
        this.trace = new Trace(time, loud);
        this.invariants = new Invariants(this);
        this.server = new SimServer(this, template);
        for (Caller caller : Cast.KIOSKS) {
            String id = caller.deviceId();
            Path own = folder.resolve(id);
            if (!own.toFile().mkdirs()) {
                throw new IllegalStateException(own + " cannot be made");
            }
            boolean countsFed = Objects.requireNonNull(caller.stationId()).equals("KEL-PORT");
            kiosks.add(
                    new SimKiosk(this, caller, new SimPrinter(this, id.replace("kiosk", "printer"), countsFed), own));
        }
        this.staff = new Staff(this);
        this.day = new Day(this);
    }

    /// Lets the day pass, and the hours after it in which everybody clears up.
    ///
    /// @throws Broken when something is the case that must never be
    void run() {
        kiosks.forEach(SimKiosk::start);
        kiosks.forEach(this::looks);
        staff.begin();
        day.begin();
        time.run(Day.length().toNanos(), invariants::afterStep);
        trace.add("day", "is over");
        chance.calm();
        cutUntil.clear();
        kiosks.forEach(kiosk -> kiosk.setClock(Duration.ZERO));
        kiosks.forEach(kiosk -> kiosk.scanner(true));
        time.run(Day.length().plus(CLEARING_UP).toNanos(), invariants::afterStep);
        trace.add("day", "everything is cleared up");
        invariants.atTheEnd();
    }

    private void looks(SimKiosk kiosk) {
        boolean busy = kiosk.program().filter(SimKiosk.Program::isUp)
                .filter(program -> program.state() instanceof StationState.Attract).isEmpty();
        kiosk.program().ifPresent(SimKiosk.Program::lookNow);
        time.after(busy ? BUSY_LOOK : QUIET_LOOK, () -> looks(kiosk));
    }

    /// A step of a process at which it may die.
    ///
    /// @throws VirtualTime.Died when it does, or is dead already
    void step(VirtualTime.@Nullable Life process, String where) {
        if (process == null) {
            return;
        }
        process.require();
        if (chance.strikes(SimKiosk.DEATH)) {
            kiosks.stream().filter(kiosk -> kiosk.program().filter(program -> program.life() == process).isPresent())
                    .findFirst().ifPresent(kiosk -> kiosk.crash(where));
            process.require();
        }
    }

    void cut(String where, Duration length) {
        cutUntil.put(where, time.nanos() + length.toNanos());
    }

    boolean isCut(Caller caller) {
        String where = caller.stationId() == null ? caller.deviceId() : caller.stationId();
        return cutUntil.getOrDefault(where, 0L) > time.nanos();
    }

    Template template() {
        return template;
    }

    Defect defect() {
        return defect;
    }

    Chance chance() {
        return chance;
    }

    VirtualTime time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    Invariants invariants() {
        return invariants;
    }

    SimServer server() {
        return server;
    }

    List<SimKiosk> kiosks() {
        return List.copyOf(kiosks);
    }

    Staff staff() {
        return staff;
    }

    @Override
    public void close() {
        List<VirtualTime.Life> lives = new ArrayList<>();
        lives.add(day.agency());
        kiosks.forEach(kiosk -> kiosk.program().ifPresent(program -> lives.add(program.life())));
        time.shutDown(lives.toArray(VirtualTime.Life[]::new));
        kiosks.forEach(kiosk -> kiosk.disk().close());
        invariants.close();
        server.close();
    }
}
