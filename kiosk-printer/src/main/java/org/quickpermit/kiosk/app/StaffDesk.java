package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Renewal;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.screen.Desk;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

/// What staff can do at the console. Every method may wait for disk, printer or server: never call one on the screen's
/// thread. Methods that return a text return an empty one when it was done, else the sentence to show.
public final class StaffDesk implements Desk {
    private final Devices devices;
    private final KioskFlow flow;
    private final StaffPin pin;

    StaffDesk(Devices devices, KioskFlow flow, StaffPin pin) {
        this.devices = devices;
        this.flow = flow;
        this.pin = pin;
    }

    @Override
    public boolean pinIsSet() {
        return pin.isSet();
    }

    @Override
    public void tryPin(String typed) {
        if (!pin.isSet()) {
            choosePin(typed);
            return;
        }
        Optional<Duration> pause = pin.attempt(typed);
        flow.post(pause.<StationEvent>map(StationEvent.PinRefused::new).orElseGet(StationEvent.PinAccepted::new));
    }

    private void choosePin(String typed) {
        try {
            pin.set(typed);
            flow.post(new StationEvent.PinAccepted());
            flow.lookNow();
        } catch (IllegalArgumentException e) {
            flow.post(new StationEvent.PinRefused(Duration.ZERO));
        }
    }

    @Override
    public Overview overview() {
        Journal journal = devices.journal();
        Instant now = devices.clock().instant();
        return new Overview(devices.profile().get(), journal.tray(), journal.trayToCheck(), journal.unknown(),
                journal.waiting().size(), journal.rejected(), devices.trust().flatMap(store -> store.age(now)),
                devices.trust().flatMap(store -> store.current()).map(list -> list.number()),
                devices.renewal().flatMap(Renewal::lastDay), printer());
    }

    @Override
    public List<PrintRecord> log(String text) {
        return devices.journal().search(text, 50);
    }

    @Override
    public String load(String first, int count) {
        return done(() -> devices.journal().load(first, count));
    }

    @Override
    public String trayChecked(String top) {
        return done(() -> devices.journal().trayChecked(top));
    }

    @Override
    public String settle(String id, boolean sheetIsGood) {
        return done(() -> devices.journal().outcome(id,
                sheetIsGood ? PrintOutcome.Result.CONFIRMED : PrintOutcome.Result.SPOILED, PrintOutcome.Evidence.STAFF,
                "settled at the console"));
    }

    private String done(Runnable work) {
        try {
            work.run();
            flow.lookNow();
            return "";
        } catch (IllegalArgumentException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public String testPage() {
        byte[] page = TestPage.pdf("QuickPermit test page", devices.clock().instant().toString());
        String said = flow.whileIdle(() -> TestPage.print(devices.queue(), page, new SystemPace()))
                .orElse("a permit is being printed: try again when it is done");
        flow.lookNow();
        return said;
    }

    /// What the printer says of itself; empty when it does not answer.
    public Optional<PrinterStatus> printer() {
        try {
            return Optional.of(devices.queue().printer().status());
        } catch (PrinterException e) {
            return Optional.empty();
        }
    }

    @Override
    public String reprint(String login, String password, String token, PermitId permitId, ReprintReason reason) {
        if (devices.gateway().isEmpty()) {
            return "this kiosk is not enrolled";
        }
        if (!(flow.state() instanceof StationState.Console console) || !console.setting().troubles().isEmpty()) {
            return "not possible now: see what stands in the way on the first page";
        }
        Gateway gateway = devices.gateway().get();
        return switch (gateway.signIn(new SignIn(login, password, token))) {
            case Answer.Missing<Session> unreachable -> "the server does not answer";
            case Answer.Denied<Session> refused ->
                refused.trouble().type().title().en() + ". " + refused.trouble().detail().en();
            case Answer.Given<Session> done when done.value().role() != Role.STATION_STAFF -> {
                gateway.signOut(done.value().sessionToken());
                yield "only station staff may reprint";
            }
            case Answer.Given<Session> done -> {
                flow.reprint(new Ask.Reprint(done.value().sessionToken(), permitId, reason));
                yield "";
            }
        };
    }

    /// True for a print that staff may print again.
    public static boolean mayReprint(PrintRecord print) {
        return print.permitId() != null && (print.step() == PrintStep.CONFIRMED || print.step() == PrintStep.SPOILED);
    }
}
