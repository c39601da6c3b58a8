package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Renewal;
import org.quickpermit.device.Trouble;
import org.quickpermit.kiosk.cutoff.CutOffView;
import org.quickpermit.kiosk.cutoff.LoneDesk;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.screen.Desk;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.screen.DeskAnswer.Failed;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.permit.PermitId;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.SwitchedOff;
import org.quickpermit.wire.Text;

/// What staff can do at the console. Every method may wait for disk, printer or server: never call one on the screen's
/// thread.
public final class StaffDesk implements Desk {
    private final Devices devices;
    private final KioskFlow flow;
    private final StaffPin pin;
    private final Equipments equipments;

    StaffDesk(Devices devices, KioskFlow flow, StaffPin pin, KioskSettings settings) {
        this.devices = devices;
        this.flow = flow;
        this.pin = pin;
        this.equipments = new Equipments(devices, settings);
    }

    @Override
    public boolean pinIsSet() {
        return pin.isSet();
    }

    @Override
    public void tryPin(String typed) {
        Optional<Duration> pause = pin.attempt(typed);
        flow.post(pause.<StationEvent>map(StationEvent.PinRefused::new).orElseGet(StationEvent.PinAccepted::new));
    }

    @Override
    public void choosePin(String typed) {
        if (pin.isSet()) {
            tryPin(typed);
            return;
        }
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
    public LocalDate today() {
        return LocalDate.ofInstant(devices.clock().instant(), KioskFlow.CIVIL);
    }

    @Override
    public List<PrintRecord> log(LogQuery query) {
        return devices.journal().search(query, 50);
    }

    @Override
    public DeskAnswer load(String first, int count) {
        return done(() -> devices.journal().load(first, count),
                new Failed("desk.load", List.of("1", Integer.toString(SheetRange.MAX_COUNT))));
    }

    @Override
    public DeskAnswer trayChecked(String top) {
        return done(() -> devices.journal().trayChecked(top),
                new Failed(devices.journal().tray().isEmpty() ? "desk.top.empty" : "desk.top", List.of(top)));
    }

    @Override
    public DeskAnswer settle(String id, boolean sheetIsGood) {
        return done(() -> devices.journal().outcome(id,
                sheetIsGood ? PrintOutcome.Result.CONFIRMED : PrintOutcome.Result.SPOILED, PrintOutcome.Evidence.STAFF,
                "settled at the console"), new Failed("desk.settled"));
    }

    @Override
    public Optional<CutOffView> cutOff() {
        return devices.lone().map(LoneDesk::view);
    }

    @Override
    public DeskAnswer closeRejected(long sequence, String reason) {
        return done(() -> devices.journal().closeRejected(sequence, reason), new Failed("desk.letter"));
    }

    private DeskAnswer done(Runnable work, Failed notAccepted) {
        try {
            work.run();
            return new DeskAnswer.Done();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return notAccepted;
        } catch (JournalException e) {
            return new Failed(e.diskFull() ? "trouble.DISK_FULL" : "trouble.JOURNAL_FAILED");
        } finally {
            flow.lookNow();
        }
    }

    @Override
    public Equipment equipment() {
        return equipments.now(printer(), flow.skew());
    }

    @Override
    public DeskAnswer export(String folder) {
        return equipments.export(folder);
    }

    @Override
    public DeskAnswer testPage() {
        DeskAnswer answer = flow.whileIdle(() -> new TestPrint(devices, new SystemPace()).print())
                .orElseGet(() -> new Failed("desk.test.busy"));
        flow.lookNow();
        return answer;
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
    public DeskAnswer reprint(String login, String password, String token, PermitId permitId, ReprintReason reason) {
        if (devices.gateway().isEmpty()) {
            return new Failed("trouble.NOT_ENROLLED");
        }
        if (!(flow.state() instanceof StationState.Console console) || !console.setting().troubles().isEmpty()) {
            return new Failed("desk.reprint.closed");
        }
        Gateway gateway = devices.gateway().get();
        return signedIn(gateway, new SignIn(login, password, token), session -> {
            flow.reprint(new Ask.Reprint(session, permitId, reason));
            return new DeskAnswer.Done();
        });
    }

    @Override
    public DeskAnswer switchedOff(String login, String password, String token, String kioskId, String reason) {
        if (devices.gateway().isEmpty()) {
            return new Failed("trouble.NOT_ENROLLED");
        }
        Gateway gateway = devices.gateway().get();
        return signedIn(gateway, new SignIn(login, password, token), session -> {
            Answer<Done> answer = gateway.switchedOff(session, kioskId, new SwitchedOff(reason));
            gateway.signOut(session);
            return switch (answer) {
                case Answer.Given<Done> done -> new DeskAnswer.Done();
                case Answer.Missing<Done> missing -> missing(missing.why());
                case Answer.Denied<Done>(Trouble trouble) -> denied(trouble);
            };
        });
    }

    /// Signs a member of staff in and does something in the session.
    private static DeskAnswer signedIn(Gateway gateway, SignIn who, Function<String, DeskAnswer> work) {
        return switch (gateway.signIn(who)) {
            case Answer.Missing<Session> missing -> missing(missing.why());
            case Answer.Denied<Session>(Trouble trouble) -> denied(trouble);
            case Answer.Given<Session> done when done.value().role() != Role.STATION_STAFF -> {
                gateway.signOut(done.value().sessionToken());
                yield new Failed("desk.reprint.role");
            }
            case Answer.Given<Session> done -> work.apply(done.value().sessionToken());
        };
    }

    private static DeskAnswer missing(NoAnswer why) {
        return new DeskAnswer.Denied(why.text(), why.code());
    }

    private static DeskAnswer denied(Trouble trouble) {
        Text title = trouble.type().title();
        Text detail = trouble.detail();
        return new DeskAnswer.Denied(new Text(title.zh() + "：" + detail.zh(), title.en() + ". " + detail.en()),
                trouble.supportCode());
    }

    /// True for a print that staff may print again.
    public static boolean mayReprint(PrintRecord print) {
        return print.permitId() != null && (print.step() == PrintStep.CONFIRMED || print.step() == PrintStep.SPOILED);
    }
}
