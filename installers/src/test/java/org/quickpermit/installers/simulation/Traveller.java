package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.EntryRequest;

import org.jspecify.annotations.Nullable;

/// Somebody who arrives with a boarding confirmation, tries kiosks until a permit comes out or patience ends, and walks
/// on to inspection. Some try two kiosks at once, some lose the sheet and ask staff for another.
final class Traveller {
    private static final int MOST_TRIES = 9;
    private final World world;
    private final String name;
    private final PermitId permit;
    private final String seal;
    private final String documentNumber;
    private @Nullable Sheet inHand;
    private int tries;
    private boolean reprinted;

    Traveller(World world, String name, PermitId permit, String seal, String documentNumber) {
        this.world = world;
        this.name = name;
        this.permit = permit;
        this.seal = seal;
        this.documentNumber = documentNumber;
    }

    PermitId permit() {
        return permit;
    }

    /// Comes to a kiosk.
    void arrive() {
        tryAt(world.chance().of(world.kiosks()));
        if (world.chance().percent(15)) {
            world.time().after(world.chance().millis(0, 6000), () -> tryAt(world.chance().of(world.kiosks())));
        }
    }

    private void tryAt(SimKiosk kiosk) {
        if (inHand != null || tries >= MOST_TRIES) {
            return;
        }
        Optional<SimKiosk.Program> up = kiosk.program().filter(SimKiosk.Program::isUp);
        if (up.isEmpty() || !(up.get().state() instanceof StationState.Attract)) {
            later();
            return;
        }
        tries++;
        say("holds the slip to " + kiosk.caller().deviceId());
        SimKiosk.Program program = up.get();
        Visit visit = new Visit(kiosk, program);
        program.visitor(visit::sees);
        program.post(new StationEvent.ReadingBegan());
        program.post(new StationEvent.Scanned(seal));
        if (world.chance().percent(10)) {
            program.post(new StationEvent.Scanned(seal));
        }
        world.time().after(Duration.ofMinutes(4), visit::loseHeart);
    }

    private void later() {
        if (tries < MOST_TRIES) {
            tries++;
            world.time().after(world.chance().seconds(30, 400), () -> tryAt(world.chance().of(world.kiosks())));
        }
    }

    private void took(SimKiosk kiosk) {
        Sheet sheet = world.invariants().newestGoodSheet(permit);
        if (sheet == null) {
            throw new Broken("I2: " + kiosk.caller().deviceId() + " told " + name
                    + " to take a permit, and no sheet of " + permit + " is out");
        }
        inHand = sheet;
        say("has sheet " + sheet.number());
        if (!reprinted && world.chance().percent(12)) {
            reprinted = true;
            world.time().after(world.chance().seconds(60, 1500), () -> lost(6));
        } else {
            world.time().after(world.chance().seconds(120, 2400), this::enter);
        }
    }

    private void lost(int patience) {
        inHand = null;
        SimKiosk kiosk = world.chance().of(world.kiosks());
        Optional<SimKiosk.Program> program = kiosk.program();
        if (program.isPresent() && world.staff().reprint(kiosk, permit)) {
            program.get().visitor(new Visit(kiosk, program.get())::sees);
        } else if (patience > 0) {
            world.time().after(world.chance().seconds(60, 600), () -> lost(patience - 1));
        }
    }

    private void enter() {
        Sheet sheet = inHand;
        if (sheet == null || !world.server().isUp()) {
            return;
        }
        String key = UUID.nameUUIDFromBytes((name + sheet.number()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        DirectCall call = new DirectCall(Cast.INSPECTOR, Map.of(), key,
                DirectCall.json(new EntryRequest(permit, sheet.number(), documentNumber, "TPE-T1-S")));
        try {
            SimServer.Response response = world.server().handle(HttpMethod.POST, Api.INSPECTION_ENTRIES, call, false);
            say("at inspection: " + response.status());
            world.invariants().answered(call, Api.INSPECTION_ENTRIES, response);
        } catch (SimServer.Gone gone) {
            say("at inspection: the server is gone");
        }
    }

    private void say(String what) {
        world.trace().add(name, what);
    }

    /// One try at one kiosk.
    private final class Visit {
        private final SimKiosk kiosk;
        private final SimKiosk.Program program;
        private boolean over;

        Visit(SimKiosk kiosk, SimKiosk.Program program) {
            this.kiosk = kiosk;
            this.program = program;
        }

        void sees(StationState screen) {
            switch (screen) {
                case StationState.ShowSheet _ -> {
                    if (world.chance().percent(85)) {
                        world.time().after(world.chance().seconds(1, 30), this::show);
                    }
                }
                case StationState.TakePermit _ -> {
                    leave();
                    took(kiosk);
                }
                case StationState.Sorry sorry -> {
                    leave();
                    sorry(sorry.reason());
                }
                default -> {
                }
            }
        }

        private void show() {
            Sheet sheet = world.invariants().newestGoodSheet(permit);
            if (!over && sheet != null && sheet.print() != null) {
                program.post(new StationEvent.Scanned(sheet.print().seal()));
            }
        }

        private void leave() {
            over = true;
            program.visitor(null);
        }

        private void sorry(SorryReason reason) {
            switch (reason) {
                case CANNOT_NOW, READ_AGAIN, BEING_PRINTED, SPOILED, FAULT -> later();
                default -> {
                    if (world.chance().percent(50)) {
                        later();
                    }
                }
            }
        }

        private void loseHeart() {
            if (!over && program.life().isDead()) {
                over = true;
                later();
            }
        }
    }
}
