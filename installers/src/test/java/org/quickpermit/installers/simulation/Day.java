package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.quickpermit.device.Answer;
import org.quickpermit.installers.bench.BenchTravellers;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.money.Ntd;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.TopUp;

/// What a day brings: applications at the agency, arrivals in waves, and whatever can go wrong.
final class Day {
    private static final Duration LENGTH = Duration.ofHours(6);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final World world;
    private final BenchTravellers people = new BenchTravellers(TODAY);
    private final List<Traveller> travellers = new ArrayList<>();
    private final VirtualTime.Life agency = new VirtualTime.Life("terminal-1");
    private final Link terminal;
    private int keys;
    private int topUps;

    Day(World world) {
        this.world = world;
        this.terminal = new Link(world, agency);
    }

    static Duration length() {
        return LENGTH;
    }

    VirtualTime.Life agency() {
        return agency;
    }

    void begin() {
        int count = 10 + world.chance().below(25);
        world.time().start(agency, () -> {
            for (int i = 0; i < count; i++) {
                apply(i);
                world.time().pause(world.chance().seconds(2, 400));
            }
        });
        world.time().after(world.chance().seconds(300, 900), this::misfortune);
    }

    // The agency.

    private String nextKey() {
        return "terminal-1-key-" + String.format("%06d", ++keys);
    }

    private void apply(int person) {
        QuickPermitApplication application = people.application(person);
        String json = DirectCall.json(application);
        String key = nextKey();
        for (int i = 0; i < 40; i++) {
            switch (terminal.call(Cast.CLERK, HttpMethod.POST, Api.QUICK_PERMITS, Map.of(), key, json,
                    QuickPermitCase.class)) {
                case Answer.Given<QuickPermitCase>(QuickPermitCase decided) -> {
                    world.trace().add("terminal-1", decided.caseNumber() + " " + decided.outcome());
                    if (decided.permit() != null) {
                        granted(person, decided);
                    } else {
                        topUp();
                    }
                    return;
                }
                case Answer.Denied<QuickPermitCase>(var trouble) -> throw new Broken(
                        "a good application was refused with " + trouble);
                case Answer.Missing<QuickPermitCase> _ -> world.time().pause(world.chance().seconds(5, 120));
            }
        }
    }

    private void granted(int person, QuickPermitCase decided) {
        var permit = Objects.requireNonNull(decided.permit());
        Traveller traveller = new Traveller(world, "traveller-" + person, permit.permitId(), permit.seal(),
                decided.application().document().number());
        travellers.add(traveller);
        int fate = world.chance().below(100);
        if (fate < 6) {
            world.time().after(world.chance().seconds(600, 9000), () -> world.time().start(agency,
                    () -> cancel(decided)));
        } else if (fate < 12) {
            world.time().after(world.chance().seconds(600, 9000), () -> world.time().start(agency,
                    () -> correct(decided)));
        }
        Duration now = Duration.ofNanos(world.time().nanos());
        long wave = LENGTH.toSeconds() / 4;
        long next = (now.toSeconds() / wave + 1) * wave - now.toSeconds();
        world.time().after(Duration.ofSeconds(next).plus(world.chance().seconds(0, 1200)), traveller::arrive);
    }

    private void cancel(QuickPermitCase decided) {
        tell(Api.CANCELLATION, decided, DirectCall.json(new Cancellation("the traveller stays at home")));
    }

    private void correct(QuickPermitCase decided) {
        tell(Api.CORRECTIONS, decided, DirectCall.json(new Correction(decided.application(), "typed wrongly")));
    }

    private void tell(String path, QuickPermitCase decided, String json) {
        String key = nextKey();
        for (int i = 0; i < 10; i++) {
            Answer<QuickPermitCase> answer = terminal.call(Cast.CLERK, HttpMethod.POST, path,
                    Map.of("caseNumber", decided.caseNumber().value()), key, json, QuickPermitCase.class);
            if (!(answer instanceof Answer.Missing<QuickPermitCase>)) {
                boolean conflict = answer instanceof Answer.Denied<QuickPermitCase>(var trouble)
                        && trouble.type() == ProblemType.STATE_CONFLICT;
                world.trace().add("terminal-1", path + (conflict ? " too late" : " done"));
                return;
            }
            world.time().pause(world.chance().seconds(5, 60));
        }
    }

    private void topUp() {
        topUps++;
        officer(Api.TOP_UPS, Map.of("agencyId", Template.AGENCY), DirectCall.json(
                new TopUp(new Ntd(1_000L + 200L * world.chance().below(20)), "R-" + topUps)));
    }

    private void officer(String path, Map<String, String> parameters, String json) {
        DirectCall call = new DirectCall(Cast.OFFICER, parameters, "officer-key-" + String.format("%06d", ++keys),
                json);
        try {
            SimServer.Response response = world.server().handle(HttpMethod.POST, path, call, false);
            world.trace().add("officer", path + " " + response.status());
            world.invariants().answered(call, path, response);
        } catch (SimServer.Gone gone) {
            world.trace().add("officer", "the server is gone");
        }
    }

    // What goes wrong.

    private void misfortune() {
        if (world.chance().isCalm()) {
            return;
        }
        SimKiosk kiosk = world.chance().of(world.kiosks());
        SimPrinter printer = kiosk.printer();
        switch (world.chance().below(12)) {
            case 0 -> {
                printer.powerOff();
                world.time().after(world.chance().seconds(1, 500), printer::powerOn);
            }
            case 1 -> {
                printer.unplugged(true);
                world.time().after(world.chance().seconds(1, 700), () -> printer.unplugged(false));
            }
            case 2 -> printer.door(true);
            case 3 -> cut(Objects.requireNonNull(kiosk.caller().stationId()), world.chance().seconds(5, 5000));
            case 4 -> {
                kiosk.scanner(false);
                world.time().after(world.chance().seconds(10, 400), () -> kiosk.scanner(true));
            }
            case 5 -> {
                kiosk.setClock(world.chance().seconds(0, 7200).minus(Duration.ofHours(1)));
                world.time().after(world.chance().seconds(60, 3000), () -> kiosk.setClock(Duration.ZERO));
            }
            case 6 -> kiosk.program().ifPresent(program -> program.post(
                    new StationEvent.ScanFailed(StationEvent.ScanFault.INCOMPLETE)));
            case 7 -> kiosk.program().ifPresent(program -> program.post(new StationEvent.Scanned("NIA1:GARBAGE")));
            case 8 -> kiosk.crash("by a power cut");
            case 9 -> cut("terminal-1", world.chance().seconds(5, 1000));
            case 10 -> {
                if (!travellers.isEmpty()) {
                    officer(Api.REVOCATION, Map.of("permitId", world.chance().of(travellers).permit().value()),
                            DirectCall.json(new Revocation("found on a list")));
                }
            }
            default -> {
                if (!travellers.isEmpty()) {
                    world.chance().of(travellers).arrive();
                }
            }
        }
        world.time().after(world.chance().seconds(60, 1500), this::misfortune);
    }

    private void cut(String where, Duration length) {
        world.trace().add("network", where + " is cut off for " + length);
        world.cut(where, length);
    }
}
