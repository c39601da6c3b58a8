package org.quickpermit.kiosk.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.station.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// The command line: what is meant, and what cannot be meant, with the option and the remedy in the message.
class KioskMainTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --baud -5                                 | --baud takes a speed from 300 to 921600, not -5
            --baud 0                                  | --baud takes a speed from 300 to 921600, not 0
            --baud 1000000                            | --baud takes a speed from 300 to 921600, not 1000000
            --baud fast                               | Invalid value for option '--baud'
            --printer http://127.0.0.1/ipp/print      | --printer takes an address as ipp://host:port/path or ipps://host:port/path, not http://127.0.0.1/ipp/print
            --printer permit-printer                  | --printer takes an address as ipp://host:port/path
            --printer ipp:///ipp/print                | --printer takes an address as ipp://host:port/path
            --lang de                                 | --lang takes zh-Hant, zh-Hans, en
            --window large                            | --window takes a size as 1080x1920, each side from 320 to 9999, not large
            --window 100x1920                         | --window takes a size as 1080x1920
            --ticket /nowhere/kiosk.qpticket          | --ticket: there is no readable file /nowhere/kiosk.qpticket
            --colour                                  | Unknown option: '--colour'
            """)
    void what_cannot_be_meant_is_refused_with_the_option_and_the_remedy(String words, String message) {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.resolve("data").toString(), "--printer",
                "ipp://127.0.0.1:1/ipp/print"));
        if (words.startsWith("--printer")) {
            arguments.subList(2, 4).clear();
        }
        arguments.addAll(List.of(words.split(" ")));
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void folder_and_printer_are_needed() {
        assertThat(run(List.of("--printer", "ipp://127.0.0.1:1/ipp/print"))).isEqualTo(2);
        assertThat(err.toString()).contains("--data");
        assertThat(run(List.of("--data", folder.toString()))).isEqualTo(2);
        assertThat(err.toString()).contains("--printer is missing");
    }

    @Test
    void a_right_command_line_becomes_settings() throws Exception {
        Path ticket = Files.writeString(folder.resolve("kiosk.qpticket"), "{}");
        KioskMain main = new KioskMain();
        new CommandLine(main).parseArgs("--data", folder.toString(), "--ticket", ticket.toString(), "--scanner",
                "/dev/ttyUSB0", "--baud", "115200", "--printer", "ipps://printer.local:8631/queue", "--lang",
                "zh-hans", "--window", "540x960");
        KioskMain.Start start = main.start();
        assertThat(start.settings().data()).isEqualTo(folder);
        assertThat(start.settings().ticket()).contains(ticket);
        assertThat(start.settings().scanner()).contains(Path.of("/dev/ttyUSB0"));
        assertThat(start.settings().baud()).isEqualTo(115_200);
        assertThat(start.settings().printer()).hasToString("ipps://printer.local:8631/queue");
        assertThat(start.settings().home()).isEqualTo(Language.ZH_HANS);
        assertThat(start.size()).isEqualTo(new KioskWindow.Size(540, 960));
    }

    @Test
    void a_file_that_is_no_ticket_is_told_with_what_to_do() throws Exception {
        Path ticket = Files.writeString(folder.resolve("kiosk.qpticket"), "{}");
        assertThat(run(List.of("--data", folder.resolve("data").toString(), "--printer", "ipp://127.0.0.1:1/ipp/print",
                "--ticket", ticket.toString()))).isEqualTo(1);
        assertThat(err.toString()).contains("Ask the bureau for a new one");
    }

    @Test
    void a_forgotten_pin_is_reset_while_the_kiosk_is_stopped_and_the_journal_keeps_it() throws Exception {
        try (Journal journal = Journal.open(DataFolder.journal(folder), Clock.systemUTC())) {
            new StaffPin(journal, Clock.systemUTC()).set("739215");
        }
        try (var _ = DataFolder.hold(folder)) {
            assertThat(run(List.of("--data", folder.toString(), "--reset-pin"))).isEqualTo(1);
            assertThat(err.toString()).contains("another kiosk").contains(folder.toString());
        }
        assertThat(run(List.of("--data", folder.toString(), "--reset-pin"))).isZero();
        assertThat(out.toString()).contains("The staff PIN is forgotten");
        try (Journal journal = Journal.open(DataFolder.journal(folder), Clock.systemUTC())) {
            StaffPin pin = new StaffPin(journal, Clock.systemUTC());
            assertThat(pin.isSet()).isFalse();
            assertThat(pin.attempt("739215")).isPresent();
            assertThat(journal.entries()).singleElement().asString().contains("PIN_RESET");
        }
        assertThat(run(List.of("--data", folder.toString(), "--reset-pin"))).isZero();
        assertThat(out.toString()).contains("No staff PIN was set");
    }

    @Test
    void a_folder_without_a_journal_is_no_kiosks_folder() {
        assertThat(run(List.of("--data", folder.toString(), "--reset-pin"))).isEqualTo(1);
        assertThat(err.toString()).contains("--data").contains("name the kiosk's own folder");
        assertThat(folder).isEmptyDirectory();
    }

    private int run(List<String> arguments) {
        return new CommandLine(new KioskMain())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
