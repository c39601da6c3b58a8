package org.quickpermit.installers.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.quickpermit.kiosk.app.KioskContext;
import org.quickpermit.kiosk.app.KioskSettings;
import org.quickpermit.kiosk.app.KioskWindow;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.scanner.FrameAssembler;
import org.quickpermit.kiosk.screen.KioskTexts;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;

/// A kiosk as it stands in the hall: the real program in its real window, a scanner on a real pseudo-terminal, and a
/// printer that speaks real IPP.
final class KioskRig implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration SLOW_BYTE = Duration.ofMillis(40);
    private final Pty scanner;
    private final IppPrinterSimulator printer;
    private final KioskContext context;
    private final Stage stage;
    private final KioskWindow window;
    private final Hands hands;
    private String lastScan = "";
    private long lastScanAt;

    private KioskRig(Pty scanner, IppPrinterSimulator printer, KioskContext context, Stage stage, KioskWindow window,
            Pace pace) {
        this.scanner = scanner;
        this.printer = printer;
        this.context = context;
        this.stage = stage;
        this.window = window;
        // JavaFX's headless screen is 1000 pixels high, half of a kiosk's; the pictures show the whole.
        this.hands = new Hands(() -> {
            Scene scene = stage.getScene();
            return Objects.requireNonNull(scene);
        }, 2, pace);
    }

    /// Sets a kiosk up and opens its window.
    ///
    /// @param data its data folder
    /// @param ticket its enrolment ticket
    /// @param showing how the demo is shown
    static KioskRig open(Path data, Path ticket, Showing showing) throws Exception {
        Pty scanner = Pty.open();
        IppPrinterSimulator printer = IppPrinterSimulator.start();
        Timings screens = new Timings(Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(60),
                Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(5));
        KioskContext context = KioskContext
                .open(KioskSettings.standard(data, Optional.of(scanner.device()), printer.uri())
                        .withTicket(ticket)
                        .withTimes(screens, PrintTimes.STANDARD, Duration.ofMillis(500), Duration.ofSeconds(5)));
        return Fx.call(() -> {
            Stage stage = new Stage();
            Places.Place place = showing.places().kiosk();
            if (showing.onDesktop()) {
                stage.setX(place.x());
                stage.setY(place.y());
            }
            KioskWindow window = new KioskWindow(stage, context,
                    new KioskWindow.Size(place.width(), place.height()));
            window.show();
            return new KioskRig(scanner, printer, context, stage, window, showing.pace());
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

    /// Holds a paper's barcode to a reader on a slow line, which takes its time over it, and does something meanwhile. A
    /// line that stops for too long gives a broken read, after which a traveller scans again.
    ///
    /// @param meanwhile what is done while the kiosk reads
    void scanSlowly(String text, Callable<?> meanwhile) throws Exception {
        byte[] all = ("]Q1" + text + "\r").getBytes(StandardCharsets.ISO_8859_1);
        AtomicBoolean seen = new AtomicBoolean();
        Thread line = Thread.ofVirtual().start(() -> {
            try {
                int sent = 0;
                while (sent < all.length - 1 && !seen.get()) {
                    scanner.write(new byte[]{all[sent++]});
                    Thread.sleep(SLOW_BYTE);
                }
                scanner.write(Arrays.copyOfRange(all, sent, all.length));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            awaitScreen("reading");
            meanwhile.call();
        } finally {
            seen.set(true);
            line.join();
        }
        Await.until("the barcode to be read", () -> !hands.sees("screen-reading"));
        if (hands.sees("screen-sorry")) {
            scan(text);
        }
        lastScan = text;
        lastScanAt = System.nanoTime();
    }

    /// Lets the time pass after which the screen asks whether anybody is still there.
    void letTimePass() {
        context.flow().post(new StationEvent.TimePassed(Duration.ofSeconds(61)));
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
    /// @param reason why it has to refuse
    /// @param meanwhile what is done while the refusal stands there
    /// @return the sentence on the screen, in English
    String refuses(String text, SorryReason reason, Callable<?> meanwhile) throws Exception {
        awaitScreen("attract");
        scan(text);
        awaitScreen("sorry");
        StationState state = context.flow().state();
        Expect.that(state instanceof StationState.Sorry sorry && sorry.reason() == reason,
                "the kiosk is in state " + state + ", not sorry for " + reason);
        String shown = letters(hands.readAll());
        meanwhile.call();
        hands.click("done");
        awaitScreen("attract");
        KioskTexts texts = new KioskTexts();
        Expect.contains(shown, letters(texts.get(state.setting().language(), "sorry." + reason)));
        return texts.get(Language.EN, "sorry." + reason).replace("|", "");
    }

    /// A sentence without its line breaks: those of the screen are blanks, those it may have are bars.
    private static String letters(String sentence) {
        return sentence.replaceAll("[\\s|]", "");
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

    /// What the journal holds of each print, oldest first; its numbers, no names.
    List<String> journal() {
        KioskTexts texts = new KioskTexts();
        return context.journal().search("", 100).reversed().stream()
                .map(print -> "%s  sheet %s  copy %d of permit %s  %s".formatted(
                        TIME.format(print.startedAt().atZone(World.ZONE)), print.sheetNumber(), print.copyNumber(),
                        print.permitId() == null ? "-" : print.permitId().humanNumber(),
                        texts.get(Language.EN, "result." + print.step())))
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
