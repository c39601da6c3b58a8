package org.quickpermit.installers.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

/// The people at the stations. They come round now and then, clear what is stuck, load paper, look which sheet lies on
/// top, and settle what nobody knows by what they see. They are honest, and not always quick.
final class Staff {
    private final World world;
    private final Map<String, Stack> carried = new TreeMap<>();
    private final Map<String, Integer> stacks = new TreeMap<>();

    private record Stack(String first, int count) {}

    Staff(World world) {
        this.world = world;
    }

    /// Begins the rounds.
    void begin() {
        for (SimKiosk kiosk : world.kiosks()) {
            rounds(kiosk);
        }
    }

    private void rounds(SimKiosk kiosk) {
        visit(kiosk);
        world.time().after(world.chance().seconds(20, 300), () -> rounds(kiosk));
    }

    private void visit(SimKiosk kiosk) {
        SimPrinter printer = kiosk.printer();
        if (world.chance().isCalm()) {
            printer.wellAgain();
        }
        // Nobody clears a jam in the moment it happens.
        if (printer.hasStuckSheet()) {
            world.time().after(world.chance().seconds(10, 60), printer::clearJam);
        }
        if (printer.isDoorOpen()) {
            world.time().after(world.chance().seconds(5, 60), () -> printer.door(false));
        }
        kiosk.program().filter(SimKiosk.Program::isUp)
                .filter(program -> !(program.state() instanceof StationState.Attract) || printer.tray().size() < 3)
                .ifPresent(program -> world.time().start(program.life(), () -> desk(kiosk, program)));
    }

    private void desk(SimKiosk kiosk, SimKiosk.Program program) {
        Journal journal = program.journal();
        SimPrinter printer = kiosk.printer();
        boolean idle = program.isIdle();
        if (printer.tray().isEmpty()) {
            load(kiosk, journal);
        }
        if (!idle) {
            return;
        }
        if (!printer.isBusy()) {
            journal.unknown().forEach(print -> settle(kiosk, journal, print));
            if (journal.trayToCheck() && !printer.tray().isEmpty()) {
                lookAtTray(kiosk, journal);
            }
            if (journal.tray().flatMap(Tray::top).isEmpty() || kiosk.printer().tray().size() < 3) {
                takeOut(printer, printer.tray().size());
                load(kiosk, journal);
            }
        }
        program.lookNow();
    }

    /// First the console, then the sheets: nothing can be printed on numbers that the journal does not know.
    private void load(SimKiosk kiosk, Journal journal) {
        Stack stack = carried.computeIfAbsent(kiosk.caller().deviceId(), _ -> newStack(kiosk));
        boolean entered = journal.tray().filter(tray -> tray.first().equals(stack.first())).isPresent();
        if (!entered) {
            journal.load(stack.first(), stack.count());
        }
        carried.remove(kiosk.caller().deviceId());
        Tray numbers = new Tray(stack.first(), stack.count(), 0);
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < stack.count(); i++) {
            sheets.add(new Sheet(numbers.numbered(i)));
        }
        world.invariants().stock(sheets);
        kiosk.printer().tray().addAll(sheets);
        say(kiosk, "loads " + stack.count() + " sheets from " + stack.first());
    }

    /// The next of the kiosk's sheets, with a gap before them.
    private Stack newStack(SimKiosk kiosk) {
        Caller caller = kiosk.caller();
        int number = stacks.merge(caller.deviceId(), 1, Integer::sum);
        return new Stack(SheetNumber.of(Template.firstSheet(caller)).plus(number * 20L - 20).toString(),
                6 + world.chance().below(14));
    }

    private void takeOut(SimPrinter printer, int count) {
        for (int i = 0; i < count; i++) {
            printer.tray().removeFirst().move(Sheet.Place.TAKEN_OUT);
        }
    }

    private void lookAtTray(SimKiosk kiosk, Journal journal) {
        SimPrinter printer = kiosk.printer();
        while (!printer.tray().isEmpty()) {
            String top = printer.tray().getFirst().number();
            try {
                journal.trayChecked(top);
                say(kiosk, "saw " + top + " on top");
                return;
            } catch (IllegalArgumentException e) {
                say(kiosk, "takes " + top + " out: " + e.getMessage());
                takeOut(printer, 1);
            }
        }
    }

    /// A sheet is good when it is out, whole, and on the sheet it says it is on. Whatever else came out for this print is
    /// taken away.
    private void settle(SimKiosk kiosk, Journal journal, PrintRecord print) {
        PermitId permit = java.util.Objects.requireNonNull(print.permitId());
        boolean good = false;
        for (Sheet sheet : world.invariants().goodSheets(permit, print.copyNumber())) {
            if (sheet.number().equals(print.sheetNumber())) {
                good = true;
            } else {
                sheet.move(Sheet.Place.TAKEN_OUT);
            }
        }
        say(kiosk, "settles " + print.sheetNumber() + " as " + (good ? "good" : "ruined"));
        if (!good) {
            world.invariants().gaveUp(permit, print.copyNumber());
        }
        journal.outcome(print.id(), good ? Result.CONFIRMED : Result.SPOILED, Evidence.STAFF, "looked");
    }

    /// Prints a further copy for a traveller who lost the first.
    ///
    /// @return true when the kiosk took it
    boolean reprint(SimKiosk kiosk, PermitId permit) {
        Optional<SimKiosk.Program> program = kiosk.program().filter(SimKiosk.Program::isUp);
        if (program.isEmpty() || !(program.get().state() instanceof StationState.Attract)
                || !program.get().state().setting().troubles().isEmpty()) {
            return false;
        }
        say(kiosk, "reprints " + permit);
        world.invariants().gaveUpAll(permit);
        program.get().reprint(new Ask.Reprint("session", permit,
                world.chance().of(List.of(ReprintReason.LOST, ReprintReason.DAMAGED))));
        return true;
    }

    private void say(SimKiosk kiosk, String what) {
        world.trace().add("staff at " + kiosk.caller().deviceId(), what);
    }
}
