package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.quickpermit.device.EnrolmentFault;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.journal.JournalExport;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.voice.internal.SpeechProgram;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The kiosk's command line.
@Command(name = "kiosk", mixinStandardHelpOptions = true, version = "QuickPermit "
        + KioskMain.VERSION, sortOptions = false, description = "Prints entry permits against the barcode of the boarding confirmation.", footer = {
                "", "First start:  ./quickpermit kiosk --data DIR --ticket FILE.qpticket --scanner /dev/ttyUSB0"
                        + " --printer ipp://printer.local/ipp/print",
                "Afterwards the ticket is not needed. The staff PIN is chosen on the screen: touch the staff corner."})
public final class KioskMain implements Callable<Integer> {
    /// Version of the program.
    static final String VERSION = "0.1.0";

    private static final int SLOWEST = 300;
    private static final int FASTEST = 921_600;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of journal, key and trust list; made when it is not there.")
    private Path data = Path.of("");

    @Option(names = "--ticket", paramLabel = "FILE", description = "Enrolment ticket from the bureau, needed at the first start.")
    private @Nullable Path ticket;

    @Option(names = "--scanner", paramLabel = "PORT", description = "Serial port of the barcode reader, as /dev/serial/by-id/….")
    private @Nullable Path scanner;

    @Option(names = "--baud", paramLabel = "N", defaultValue = "9600", description = "Speed of the reader, 300 to 921600. Default: ${DEFAULT-VALUE}.")
    private int baud = 9_600;

    @Option(names = "--printer", paramLabel = "URI", description = "Address of the permit printer, ipp://host:port/path or ipps://….")
    private @Nullable URI printer;

    @Option(names = "--lang", paramLabel = "TAG", defaultValue = "zh-Hant", description = "Language between visits: zh-Hant, zh-Hans, en, pt or ja. Default: ${DEFAULT-VALUE}.")
    private String language = "zh-Hant";

    @Option(names = "--voice", paramLabel = "PROGRAM", defaultValue = "auto", description = "Speech program for the headphones: auto looks for spd-say and espeak-ng, off is silent, else the path of one of them. Default: ${DEFAULT-VALUE}.")
    private String voice = "auto";

    @Option(names = "--window", paramLabel = "WxH", description = "A window of this size instead of the whole screen, as 1080x1920.")
    private @Nullable String window;

    @Option(names = "--reset-pin", description = "Forget the staff PIN and end. The kiosk must be stopped; at its next start a new PIN is chosen on the screen.")
    private boolean resetPin;

    @Option(names = "--verify-export", paramLabel = "FILE", description = "Check a journal exported at the console and end: exit code 0 when it is whole, 1 when not.")
    private @Nullable Path export;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Starts the kiosk and ends the JVM with its exit code: 0 well, 1 failed, 2 wrong command line.
    public static void main(String[] args) {
        System.exit(new CommandLine(new KioskMain())
                .setCommandName(System.getProperty("quickpermit.command", "kiosk"))
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (export != null) {
            return verify(export);
        }
        Start start = start();
        if (resetPin) {
            return forgetPin();
        }
        KioskContext context;
        try {
            context = KioskContext.open(start.settings());
        } catch (EnrolmentFault e) {
            String code = e.supportCode().isEmpty() ? "" : " (" + e.supportCode() + ")";
            spec.commandLine().getErr().println("kiosk: " + e.text().zh() + code);
            spec.commandLine().getErr().println("kiosk: " + e.text().en() + code);
            return 1;
        } catch (JournalException e) {
            spec.commandLine().getErr().println("kiosk: " + e.getMessage());
            return stayClosed(start);
        } catch (IllegalArgumentException | IOException e) {
            spec.commandLine().getErr().println("kiosk: " + e.getMessage());
            return 1;
        }
        Thread closing = Thread.ofPlatform().unstarted(context::close);
        Runtime.getRuntime().addShutdownHook(closing);
        CountDownLatch closed = new CountDownLatch(1);
        KioskWindow.drawLettersAsOutlines();
        Platform.startup(() -> open(context, start.size(), closed));
        closed.await();
        return 0;
    }

    private int verify(Path file) {
        try {
            return switch (JournalExport.verify(file)) {
                case JournalExport.Verdict.Whole(String kiosk, long entries, String head) -> {
                    spec.commandLine().getOut()
                            .println("Whole: " + entries + " entries of " + kiosk + ", head " + head);
                    yield 0;
                }
                case JournalExport.Verdict.Broken(long line, String why) -> {
                    spec.commandLine().getErr().println("kiosk: " + file + " is not whole, line " + line + ": " + why);
                    yield 1;
                }
            };
        } catch (IOException e) {
            spec.commandLine().getErr().println("kiosk: --verify-export: " + file + " cannot be read");
            return 1;
        }
    }

    private int forgetPin() {
        try {
            boolean wasSet = PinReset.run(data, Clock.systemUTC());
            spec.commandLine().getOut().println(wasSet
                    ? "The staff PIN is forgotten. Start the kiosk and choose a new one on its screen."
                    : "No staff PIN was set. Nothing is changed.");
            return 0;
        } catch (IOException | JournalException e) {
            spec.commandLine().getErr().println("kiosk: " + e.getMessage());
            return 1;
        }
    }

    /// What the command line says.
    ///
    /// @throws CommandLine.ParameterException when it says something that cannot be meant; the message names the option and
    ///         what it takes
    Start start() {
        if (data.toString().isEmpty()) {
            throw wrong("--data is missing: give the folder of the kiosk's journal, key and trust list");
        }
        if (baud < SLOWEST || baud > FASTEST) {
            throw wrong("--baud takes a speed from " + SLOWEST + " to " + FASTEST + ", not " + baud);
        }
        if (ticket != null && !Files.isReadable(ticket)) {
            throw wrong(
                    "--ticket: there is no readable file " + ticket + "; give the path of the file from the bureau");
        }
        if (printer == null && !resetPin) {
            throw wrong("--printer is missing: give the address of the permit printer as ipp://host:port/path");
        }
        URI address = printer == null ? URI.create("ipp://localhost/ipp/print") : printer;
        if (!Set.of("ipp", "ipps").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw wrong("--printer takes an address as ipp://host:port/path or ipps://host:port/path, not " + address);
        }
        try {
            KioskSettings settings = KioskSettings.standard(data, Optional.ofNullable(scanner), address)
                    .withBaud(baud)
                    .withHome(Language.ofTag(language));
            settings = speech().map(settings::withVoice).orElse(settings);
            return new Start(ticket == null ? settings : settings.withTicket(ticket),
                    window == null ? null : KioskWindow.Size.of(window));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Path> speech() {
        return switch (voice) {
            case "auto" -> SpeechProgram.find(System.getenv().getOrDefault("PATH", ""));
            case "off" -> Optional.empty();
            default -> {
                Path program = Path.of(voice);
                if (!Files.isExecutable(program)) {
                    throw wrong("--voice takes auto, off or the path of spd-say or espeak-ng, and " + voice
                            + " cannot be run");
                }
                yield Optional.of(program);
            }
        };
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /// A kiosk whose journal cannot be opened must not print, and must not leave a dark screen either: it says so until
    /// somebody ends it.
    private static int stayClosed(Start start) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            KioskWindow kiosk = KioskWindow.outOfOrder(stage, start.size(), start.settings().home(),
                    Trouble.JOURNAL_DAMAGED);
            stage.setOnHidden(event -> {
                kiosk.close();
                closed.countDown();
            });
            kiosk.show();
        });
        closed.await();
        return 1;
    }

    private static void open(KioskContext context, KioskWindow.@Nullable Size size, CountDownLatch closed) {
        Stage stage = new Stage();
        KioskWindow kiosk = new KioskWindow(stage, context, size);
        stage.setOnHidden(event -> {
            kiosk.close();
            closed.countDown();
        });
        kiosk.show();
    }

    /// What a kiosk is started with.
    ///
    /// @param settings the kiosk
    /// @param size its window, null for the whole screen
    record Start(KioskSettings settings, KioskWindow.@Nullable Size size) {}
}
