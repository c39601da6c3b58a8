package org.quickpermit.installers.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.quickpermit.kiosk.app.KioskContext;
import org.quickpermit.kiosk.app.KioskSettings;
import org.quickpermit.kiosk.app.KioskWindow;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.scanner.FrameAssembler;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;

/// A kiosk as it stands in the hall: the real program in its real window, a scanner on a real pseudo-terminal, and a
/// printer that speaks real IPP.
final class KioskRig implements AutoCloseable {
    private final Pty scanner;
    private final IppPrinterSimulator printer;
    private final KioskContext context;
    private final Stage stage;
    private final KioskWindow window;
    private final Hands hands;
    private String lastScan = "";
    private long lastScanAt;

    private KioskRig(Pty scanner, IppPrinterSimulator printer, KioskContext context, Stage stage, KioskWindow window) {
        this.scanner = scanner;
        this.printer = printer;
        this.context = context;
        this.stage = stage;
        this.window = window;
        // JavaFX's headless screen is 1000 pixels high, half of a kiosk's; the pictures show the whole.
        this.hands = new Hands(() -> {
            Scene scene = stage.getScene();
            return Objects.requireNonNull(scene);
        }, 2);
    }

    /// Sets a kiosk up and opens its window.
    ///
    /// @param data its data folder
    /// @param ticket its enrolment ticket
    /// @param size of its window, width x height
    static KioskRig open(Path data, Path ticket, String size) throws Exception {
        Pty scanner = Pty.open();
        IppPrinterSimulator printer = IppPrinterSimulator.start();
        Timings screens = new Timings(Duration.ofSeconds(2), Duration.ofSeconds(45), Duration.ofSeconds(60),
                Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(5));
        KioskContext context = KioskContext
                .open(KioskSettings.standard(data, Optional.of(scanner.device()), printer.uri())
                        .withTicket(ticket)
                        .withTimes(screens, PrintTimes.STANDARD, Duration.ofMillis(500), Duration.ofSeconds(5)));
        return Fx.call(() -> {
            Stage stage = new Stage();
            KioskWindow window = new KioskWindow(stage, context, KioskWindow.Size.of(size));
            window.show();
            return new KioskRig(scanner, printer, context, stage, window);
        });
    }

    /// Hands and eyes at the kiosk.
    Hands hands() {
        return hands;
    }

    /// The printer.
    IppPrinterSimulator printer() {
        return printer;
    }

    /// Holds a paper's barcode to the reader.
    void scan(String text) throws Exception {
        if (text.equals(lastScan)) {
            // Within this time the kiosk takes the same code for a bouncing trigger, not for somebody who comes back.
            Duration since = Duration.ofNanos(System.nanoTime() - lastScanAt);
            Thread.sleep(Math.max(0, FrameAssembler.BOUNCE.plusMillis(500).minus(since).toMillis()));
        }
        scanner.scan(text);
        lastScan = text;
        lastScanAt = System.nanoTime();
    }

    /// Waits for a screen.
    void awaitScreen(String id) throws Exception {
        try {
            hands.see("screen-" + id);
        } catch (AssertionError e) {
            throw new AssertionError("the kiosk does not show \"" + id + "\"; it shows: "
                    + hands.readAll().replace('\n', '|') + " in state " + context.flow().state(), e);
        }
    }

    /// Scans and waits for the refusal, then goes back to the first screen.
    ///
    /// @param picture where its picture goes
    /// @return the sentence on the screen
    String refuses(String text, Path picture) throws Exception {
        awaitScreen("attract");
        scan(text);
        awaitScreen("sorry");
        hands.picture(picture);
        String words = hands.readAll();
        String reason = context.flow().state().toString();
        hands.click("done");
        awaitScreen("attract");
        return reason + "\n" + words;
    }

    /// Types a PIN on the pad.
    void pin(String digits) throws Exception {
        awaitScreen("staff-pin");
        for (char digit : digits.toCharArray()) {
            hands.click("pin-" + digit);
        }
        hands.click("pin-enter");
    }

    /// The sheets that came out, as the printer got them.
    List<byte[]> sheets() {
        return printer.printed();
    }

    /// What the journal holds of each print, newest first; its numbers, no names.
    List<String> journal() {
        return context.journal().search("", 100).stream()
                .map(print -> "%s  sheet %s  copy %d  permit %s  %s".formatted(print.startedAt(), print.sheetNumber(),
                        print.copyNumber(), print.permitId(), print.step()))
                .toList();
    }

    /// The state the station is in.
    String state() {
        return context.flow().state().toString();
    }

    /// Looks at server and devices at once instead of at the next turn.
    void lookNow() {
        context.flow().lookNow();
    }

    /// Number of the newest trust list this kiosk knows, 0 before the first.
    long trustList() {
        return context.staff().overview().listNumber().orElse(0L);
    }

    /// Closes the kiosk, or only ends it and leaves its window to be looked at.
    @Override
    public void close() {
        try {
            Fx.call(() -> {
                window.close();
                stage.hide();
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("the kiosk's window cannot be closed", e);
        } finally {
            context.close();
            printer.close();
            scanner.close();
        }
    }
}
