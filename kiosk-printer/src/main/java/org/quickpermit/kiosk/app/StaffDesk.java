package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.quickpermit.kiosk.gateway.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.journal.Report;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

/// What staff can do at the console. Every method may wait for disk, printer or server: never call one on the screen's
/// thread. Methods that return a text return an empty one when it was done, else the sentence to show.
public final class StaffDesk {
    private final Devices devices;
    private final KioskFlow flow;
    private final StaffPin pin;

    StaffDesk(Devices devices, KioskFlow flow, StaffPin pin) {
        this.devices = devices;
        this.flow = flow;
        this.pin = pin;
    }

    /// True once a PIN was chosen.
    public boolean pinIsSet() {
        return pin.isSet();
    }

    /// Tries the PIN, or chooses it where none was chosen yet, and moves the station accordingly.
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

    /// State of everything.
    public Overview overview() {
        Journal journal = devices.journal();
        Instant now = devices.clock().instant();
        return new Overview(flow.watch().profile(), journal.tray(), journal.trayToCheck(), journal.unknown(),
                journal.waiting().size(), journal.rejected(), devices.trust().flatMap(store -> store.age(now)),
                devices.trust().flatMap(store -> store.current()).map(list -> list.number()), printer());
    }

    /// The newest prints whose permit or sheet number contains a text.
    public List<PrintRecord> log(String text) {
        return devices.journal().search(text, 50);
    }

    /// Loads numbered sheets.
    public String load(String first, int count) {
        return done(() -> devices.journal().load(first, count));
    }

    /// Says which sheet lies on top.
    public String trayChecked(String top) {
        return done(() -> devices.journal().trayChecked(top));
    }

    /// Settles a print nobody knew the outcome of.
    ///
    /// @param id the print
    /// @param sheetIsGood true when the sheet was found printed and good
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

    /// Sends a test page. It takes a sheet from the printer that the journal does not count: staff put a plain one on
    /// top first.
    public String testPage() {
        try {
            int job = devices.printer().createJob("test page");
            devices.printer().sendDocument(job,
                    TestPage.pdf("QuickPermit test page", devices.clock().instant().toString()));
            return "";
        } catch (PrinterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// What the printer says of itself; empty when it does not answer.
    public Optional<PrinterStatus> printer() {
        try {
            return Optional.of(devices.printer().status());
        } catch (PrinterException e) {
            return Optional.empty();
        }
    }

    /// Signs a member of staff in and starts the reprint; the session is closed by the server when it idles.
    ///
    /// @param login login name
    /// @param password password
    /// @param token six digits of the token card
    /// @param permitId the permit
    /// @param reason why the former sheet is not in the traveller's hand
    public String reprint(String login, String password, String token, PermitId permitId, ReprintReason reason) {
        if (devices.gateway().isEmpty()) {
            return "this kiosk is not enrolled";
        }
        if (!(flow.state() instanceof StationState.Console console) || !console.setting().troubles().isEmpty()) {
            return "not possible now: see what stands in the way on the first page";
        }
        Gateway gateway = devices.gateway().get();
        return switch (gateway.signIn(new SignIn(login, password, token))) {
            case Answer.Unreachable<Session> unreachable -> "the server does not answer";
            case Answer.Refused<Session> refused -> refused.problem().title() + ". " + refused.problem().detail();
            case Answer.Done<Session> done when done.value().role() != Role.STATION_STAFF -> {
                gateway.signOut(done.value().sessionToken());
                yield "only station staff may reprint";
            }
            case Answer.Done<Session> done -> {
                flow.reprint(new Ask.Reprint(done.value().sessionToken(), permitId, reason));
                yield "";
            }
        };
    }

    /// True for a print that staff may print again.
    public static boolean mayReprint(PrintRecord print) {
        return print.permitId() != null && (print.step() == PrintStep.CONFIRMED || print.step() == PrintStep.SPOILED);
    }

    /// State of everything a kiosk needs.
    ///
    /// @param profile name, place and neighbours, empty before the first contact
    /// @param tray sheets, empty before the first load
    /// @param trayToCheck true when somebody has to say which sheet lies on top
    /// @param unknown prints to settle
    /// @param waiting reports the server has not acknowledged
    /// @param rejected reports the server rejected
    /// @param listAge age of the trust list, empty when there is none
    /// @param listNumber its number
    /// @param printer the printer's own words, empty when it does not answer
    public record Overview(Optional<KioskProfile> profile, Optional<Tray> tray, boolean trayToCheck,
            List<PrintRecord> unknown, int waiting, List<Report> rejected, Optional<Duration> listAge,
            Optional<Long> listNumber, Optional<PrinterStatus> printer) {}
}
