package org.quickpermit.server.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.quickpermit.server.app.demo.DemoAccess;
import org.quickpermit.server.app.demo.DemoInstallation;
import org.quickpermit.server.platform.config.ServerConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    private record Run(int code, String text) {}

    private static Run run(String... args) {
        StringWriter text = new StringWriter();
        CommandLine line = ServerMain.commandLine();
        line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text));
        int code = line.execute(args);
        return new Run(code, text.toString());
    }

    @Test
    void every_command_explains_itself() {
        for (String[] args : List.of(new String[]{"--help"}, new String[]{"load", "--help"},
                new String[]{"import-tokens", "--help"}, new String[]{"verify-audit", "--help"})) {
            Run run = run(args);
            assertThat(run.code()).isZero();
            assertThat(run.text()).contains("Usage:");
        }
    }

    @Test
    void mistakes_on_the_command_line_are_named(@TempDir Path folder) {
        assertThat(run("--prot", "1").code()).isEqualTo(2);
        Run port = run("--data", folder.toString(), "--port", "99999");
        assertThat(port.code()).isEqualTo(2);
        assertThat(port.text()).contains("server.port must be a whole number from 0 to 65535");
        assertThat(run("load", "--data", folder.toString(), "movements", "/no/such/file").text())
                .contains("cannot read /no/such/file");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void token_cards_are_imported_whole_or_not_at_all_and_the_audit_log_verifies(@TempDir Path folder)
            throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "CARD-1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\nCARD-2,x\n");
        Path good = Files.writeString(folder.resolve("good.csv"), "CARD-1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n");
        String data = folder.resolve("data").toString();
        Run refused = run("import-tokens", "--data", data, bad.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text()).contains("line 2, seed", "nothing was imported");
        assertThat(run("import-tokens", "--data", data, good.toString()).text()).contains("1 cards added, 0 were");
        assertThat(run("import-tokens", "--data", data, good.toString()).text()).contains("0 cards added, 1 were");
        Run audit = run("verify-audit", "--data", data);
        assertThat(audit.text()).contains("2 entries", "the audit log is whole");
        assertThat(audit.code()).isZero();
        // The seed itself is nowhere in the database file.
        assertThat(new String(Files.readAllBytes(folder.resolve("data/quickpermit.db")),
                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("GEZDGNBVGY3TQOJQ", "12345678901234567890");
    }

    /// Row 10: the first administrator's access is shown once; a restart with a running code shows nothing.
    @Test
    void the_first_administrator_is_offered_once_and_again_only_when_the_code_ran_out() {
        try (TestServer first = TestServer.start()) {
            assertThat(first.application().firstAdministrator()).isPresent();
            try (TestServer second = first.restart()) {
                assertThat(second.application().firstAdministrator()).isEmpty();
                second.clock().advance(java.time.Duration.ofHours(25));
                try (TestServer third = second.restart()) {
                    assertThat(third.application().firstAdministrator()).isPresent();
                }
            }
        }
    }

    @Test
    void the_demo_is_filled_once_and_found_again(@TempDir Path folder) throws Exception {
        ServerConfig config = ServerConfig.local(folder.resolve("data"), 0);
        Clock clock = Clock.system(ServerCommand.TAIPEI);
        DemoAccess made;
        try (ServerApplication application = ServerApplication.start(config, clock)) {
            made = DemoInstallation.open(config.data(), application).access();
            assertThat(made.devices()).hasSize(5);
            assertThat(made.users()).extracting(DemoAccess.User::login).contains("chan.siuling");
            Path demo = folder.resolve("data/demo");
            made.devices().forEach(device -> assertThat(demo.resolve(device.certificate())).exists());
            made.tickets().forEach(ticket -> assertThat(demo.resolve(ticket)).exists());
        }
        try (ServerApplication application = ServerApplication.start(config, clock)) {
            StringWriter text = new StringWriter();
            DemoInstallation again = DemoInstallation.open(config.data(), application);
            again.print(new PrintWriter(text));
            assertThat(again.access()).isEqualTo(made);
            assertThat(text.toString()).contains("curl --cacert", application.address() + "/api/v1/kiosk/profile");
        }
    }
}
