package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.quickpermit.device.EnrolmentFault;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Trouble;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The kiosk's command line.
@Command(name = "kiosk", mixinStandardHelpOptions = true, version = "QuickPermit kiosk 0.1", sortOptions = false, description = "Prints entry permits against the barcode of the boarding confirmation.", footer = {
        "", "First start:  kiosk --data DIR --ticket FILE.qpticket --scanner /dev/ttyUSB0"
                + " --printer ipp://printer.local/ipp/print",
        "Afterwards the ticket is not needed. The staff PIN is chosen on the screen: touch the staff corner."})
public final class KioskMain implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder of journal, key and trust list; made when it is not there.")
    private Path data = Path.of("");

    @Option(names = "--ticket", paramLabel = "FILE", description = "Enrolment ticket from the bureau, needed at the first start.")
    private @Nullable Path ticket;

    @Option(names = "--scanner", paramLabel = "PORT", description = "Serial port of the barcode reader, as /dev/serial/by-id/….")
    private @Nullable Path scanner;

    @Option(names = "--baud", paramLabel = "N", defaultValue = "9600", description = "Speed of the reader. Default: ${DEFAULT-VALUE}.")
    private int baud = 9_600;

    @Option(names = "--printer", required = true, paramLabel = "URI", description = "Address of the permit printer, ipp://host:port/path.")
    private URI printer = URI.create("ipp://localhost/ipp/print");

    @Option(names = "--lang", paramLabel = "TAG", defaultValue = "zh-Hant", description = "Language between visits: zh-Hant, zh-Hans or en. Default: ${DEFAULT-VALUE}.")
    private String language = "zh-Hant";

    @Option(names = "--window", paramLabel = "WxH", description = "A window of this size instead of the whole screen, as 1080x1920.")
    private @Nullable String window;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Starts the kiosk and ends with its exit code.
    public static void main(String[] args) {
        System.exit(new CommandLine(new KioskMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        KioskWindow.@Nullable Size size = null;
        KioskContext context;
        try {
            size = window == null ? null : KioskWindow.Size.of(window);
            KioskSettings settings = KioskSettings.standard(data, Optional.ofNullable(scanner), printer)
                    .withBaud(baud)
                    .withHome(Language.ofTag(language));
            context = KioskContext.open(ticket == null ? settings : settings.withTicket(ticket));
        } catch (EnrolmentFault e) {
            String code = e.supportCode().isEmpty() ? "" : " (" + e.supportCode() + ")";
            spec.commandLine().getErr().println("kiosk: " + e.text().zh() + code);
            spec.commandLine().getErr().println("kiosk: " + e.text().en() + code);
            return 1;
        } catch (JournalException e) {
            spec.commandLine().getErr().println("kiosk: " + e.getMessage());
            return stayClosed(size);
        } catch (IllegalArgumentException | IOException e) {
            spec.commandLine().getErr().println("kiosk: " + e.getMessage());
            return 1;
        }
        Thread closing = Thread.ofPlatform().unstarted(context::close);
        Runtime.getRuntime().addShutdownHook(closing);
        CountDownLatch closed = new CountDownLatch(1);
        KioskWindow.drawLettersAsOutlines();
        KioskWindow.@Nullable Size room = size;
        Platform.startup(() -> open(context, room, closed));
        closed.await();
        return 0;
    }

    /// A kiosk whose journal cannot be opened must not print, and must not leave a dark screen either: it says so until
    /// somebody ends it.
    private int stayClosed(KioskWindow.@Nullable Size size) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            KioskWindow kiosk = KioskWindow.outOfOrder(stage, size, Language.ofTag(language), Trouble.JOURNAL_DAMAGED);
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
}
