package org.quickpermit.agency.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.quickpermit.agency.fx.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// The terminal's command line: what is meant, and what cannot be meant, with the option and the remedy in the message.
class TerminalMainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --lang de                          | --lang takes zh or en, not 'de'
            --server http://localhost:8443     | --server takes an address as https://host:port, not 'http://localhost:8443'
            --server localhost                 | --server takes an address as https://host:port, not 'localhost'
            --server https:///api              | --server takes an address as https://host:port
            --ticket /nowhere/desk.qpticket    | --ticket: there is no readable file /nowhere/desk.qpticket
            --data                             | Missing required parameter for option '--data'
            --ticket                           | Missing required parameter for option '--ticket'
            --lang en --lang zh                | option '--lang' (zh|en) should be specified only once
            --lan en                           | --lang
            --server ::                        | '--server'
            --colour                           | Unknown option: '--colour'
            surplus                            | Unmatched argument at index 2: 'surplus'
            """)
    void what_cannot_be_meant_is_refused_with_the_option_and_the_remedy(String words, String message) {
        StringWriter err = new StringWriter();
        String[] arguments = words.equals("--data")
                ? new String[]{"--data"}
                : ("--data " + folder.resolve("data") + " " + words).split(" ");
        assertThat(new CommandLine(new TerminalMain()).setErr(new PrintWriter(err, true)).execute(arguments))
                .isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_right_command_line_becomes_options() throws Exception {
        Path ticket = Files.writeString(folder.resolve("desk.qpticket"), "{}");
        TerminalMain.StartOptions options = TerminalMain.parsed(List.of("--data", folder.toString(), "--ticket",
                ticket.toString(), "--server", "https://localhost:8443", "--lang", "EN"));
        assertThat(options.data()).isEqualTo(folder);
        assertThat(options.ticket()).isEqualTo(ticket);
        assertThat(options.server()).hasToString("https://localhost:8443");
        assertThat(options.language()).isEqualTo(Language.EN);
        assertThat(TerminalMain.parsed(List.of()).language()).isNull();
        assertThat(TerminalMain.parsed(List.of()).server()).isNull();
    }
}
