package org.quickpermit.server.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.quickpermit.server.app.demo.DemoAccess;
import org.quickpermit.server.app.demo.DemoInstallation;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    record Run(int code, String text) {}

    static Run run(String... args) {
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
    void every_command_tells_the_same_version() {
        for (String[] args : List.of(new String[]{"--version"}, new String[]{"load", "--version"},
                new String[]{"import-tokens", "--version"}, new String[]{"verify-audit", "--version"},
                new String[]{"first-administrator", "--version"})) {
            assertThat(run(args).text().strip()).isEqualTo("QuickPermit 0.1.0");
        }
    }

    @Test
    void mistakes_on_the_command_line_are_named(@TempDir Path folder) {
        Run misspelt = run("--prot", "1");
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.text()).doesNotContain("Usage:");
        assertThat(misspelt.text().strip().lines().toList().getLast()).startsWith("server: Unknown option")
                .contains("--prot").endsWith("did you mean --port?");
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
        String data = installation(folder.resolve("data"));
        Run refused = run("import-tokens", "--data", data, bad.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text()).contains("line 2, seed", "nothing was imported");
        assertThat(run("import-tokens", "--data", data, good.toString()).text()).contains("1 cards added, 0 were");
        assertThat(run("import-tokens", "--data", data, good.toString()).text()).contains("0 cards added, 1 were");
        Run audit = run("verify-audit", "--data", data);
        assertThat(audit.text()).contains(" entries, head ", "the audit log is whole");
        assertThat(audit.code()).isZero();
        // The seed itself is nowhere in the database file.
        assertThat(new String(Files.readAllBytes(folder.resolve("data/quickpermit.db")),
                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("GEZDGNBVGY3TQOJQ", "12345678901234567890");
    }

    private static String installation(Path folder) {
        ServerApplication.start(ServerConfig.local(folder, 0), Clock.system(ServerCommand.TAIPEI)).close();
        return folder.toString();
    }

    /// A mistyped folder was filled with keys and a database, and its empty log was called whole.
    @Test
    void a_folder_without_an_installation_is_refused_and_stays_as_it_was(@TempDir Path folder) throws Exception {
        Path rows = Files.writeString(folder.resolve("movements.csv"),
                "document_number,identity_number,direction,day\n");
        Path cards = Files.writeString(folder.resolve("cards.csv"), "CARD-1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n");
        Path mistyped = folder.resolve("mistyped");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (String data : List.of(mistyped.toString(), empty.toString())) {
            for (String[] command : List.of(new String[]{"verify-audit", "--data", data},
                    new String[]{"load", "--data", data, "movements", rows.toString()},
                    new String[]{"import-tokens", "--data", data, cards.toString()})) {
                Run run = run(command);
                assertThat(run.code()).as(command[0]).isEqualTo(1);
                assertThat(run.text()).as(command[0]).contains(data, "--data").doesNotContain("whole");
            }
        }
        assertThat(mistyped).doesNotExist();
        assertThat(empty).isEmptyDirectory();
        // What a start that was cut off leaves: a file, and no tables in it.
        Files.createFile(empty.resolve("quickpermit.db"));
        assertThat(run("verify-audit", "--data", empty.toString()).text()).contains("holds no installation");
        assertThat(run("load", "--data", empty.toString(), "movements", rows.toString()).code()).isEqualTo(1);
        assertThat(empty.resolve("quickpermit.db")).isEmptyFile();
    }

    /// Whoever verifies looks: neither the data nor a file beside them changes, and no key is made for a database that was
    /// put back from a backup alone.
    @Test
    void verifying_leaves_every_byte_as_it_was(@TempDir Path folder) throws Exception {
        Path whole = Path.of(installation(folder.resolve("data")));
        Path restored = Files.createDirectory(folder.resolve("restored"));
        Files.copy(whole.resolve("quickpermit.db"), restored.resolve("quickpermit.db"));
        byte[] before = Files.readAllBytes(restored.resolve("quickpermit.db"));

        Run audit = run("verify-audit", "--data", restored.toString());

        assertThat(audit.text()).contains("the audit log is whole");
        assertThat(audit.code()).isZero();
        assertThat(Files.readAllBytes(restored.resolve("quickpermit.db"))).isEqualTo(before);
        assertThat(restored.resolve("keys")).doesNotExist();
        assertThat(run("import-tokens", "--data", restored.toString(),
                Files.writeString(folder.resolve("cards.csv"), "CARD-1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n").toString())
                .text()).contains("token-seeds.key", "backup");
        assertThat(restored.resolve("keys")).doesNotExist();
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
    void a_lost_first_code_is_replaced_from_the_command_line(@TempDir Path folder) {
        assertThat(run("first-administrator", "--data", folder.resolve("none").toString()).text())
                .contains("--data");
        assertThat(folder).isEmptyDirectory();
        String data = installation(folder.resolve("data"));
        assertThat(run("first-administrator", "--data", data, "--port", "0").text()).contains("--port");

        Run renewed = run("first-administrator", "--data", data, "--host", "permits.example", "--port", "8443");

        assertThat(renewed.text()).contains("one-time code", "first-workstation.qpticket");
        assertThat(renewed.code()).isZero();
        assertThat(Path.of(data, "first-workstation.qpticket")).content()
                .contains("https://permits.example:8443");
        assertThat(run("verify-audit", "--data", data).code()).isZero();
    }

    @Test
    void the_demo_is_filled_once_and_found_again(@TempDir Path folder) throws Exception {
        ServerConfig config = ServerConfig.local(folder.resolve("data"), 0);
        Clock clock = Clock.system(ServerCommand.TAIPEI);
        DemoInstallation.prepare(config);
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
            assertThat(again.access()).isEqualTo(new DemoAccess(application.address(), made.caCertificate(),
                    made.devices(), made.users(), made.tickets()));
            for (String ticket : made.tickets()) {
                assertThat(folder.resolve("data/demo").resolve(ticket)).content().contains(application.address());
            }
            assertThat(text.toString()).contains("curl --cacert", application.address() + "/api/v1/kiosk/profile");
        }
    }

    @Test
    void every_name_in_demo_json_and_every_file_beside_it_is_explained(@TempDir Path folder) throws Exception {
        ServerConfig config = ServerConfig.local(folder, 0);
        DemoInstallation.prepare(config);
        try (ServerApplication application = ServerApplication.start(config, Clock.system(ServerCommand.TAIPEI))) {
            DemoInstallation.open(folder, application);
        }
        Path demo = folder.resolve("demo");
        String explained = Files.readString(demo.resolve("README.txt"));
        Set<String> names = new TreeSet<>();
        collect(WireJson.lenient().readTree(demo.resolve("demo.json").toFile()), names);
        assertThat(names).contains("deviceId", "tokenSeed")
                .allSatisfy(name -> assertThat(explained).containsPattern("\\b" + name + "\\b"));
        try (Stream<Path> files = Files.list(demo)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("ca.pem", "workstation.key.pem")
                    .allSatisfy(file -> assertThat(explained)
                            .contains(file.replaceFirst("^.*(\\.crt\\.pem|\\.key\\.pem)$", "ID$1")));
        }
        assertThat(explained.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    private static void collect(JsonNode json, Set<String> names) {
        json.fieldNames().forEachRemaining(names::add);
        json.forEach(child -> collect(child, names));
    }

    /// Officers with known passwords got into whatever installation the folder held.
    @Test
    void the_demo_refuses_an_installation_that_no_demo_made(@TempDir Path folder) throws Exception {
        Path data = Path.of(installation(folder.resolve("data")));
        byte[] before = Files.readAllBytes(data.resolve("quickpermit.db"));

        Run refused = run("--demo", "--data", data.toString(), "--port", "0");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text()).contains("--demo", "--data", data.toString());
        assertThat(data.resolve("demo")).doesNotExist();
        assertThat(Files.readAllBytes(data.resolve("quickpermit.db"))).isEqualTo(before);
    }

    /// Cut off before `demo.json`, the next start said that an id was taken, and so did every one after it.
    @Test
    void a_demo_that_was_cut_off_is_finished_by_the_next_start(@TempDir Path folder) throws Exception {
        ServerConfig config = ServerConfig.local(folder.resolve("data"), 0);
        Clock clock = Clock.system(ServerCommand.TAIPEI);
        DemoInstallation.prepare(config);
        Path demo = folder.resolve("data/demo");
        DemoAccess whole;
        try (ServerApplication application = ServerApplication.start(config, clock)) {
            whole = DemoInstallation.open(config.data(), application).access();
            application.platform().database().write(handle -> {
                // As the cut left it: the third person registered and not activated, the others not yet there.
                handle.execute("DELETE FROM app_user WHERE login IN (?, ?, ?)", whole.users().get(3).login(),
                        whole.users().get(4).login(), whole.users().get(5).login());
                return handle.execute("UPDATE app_user SET activated_at = NULL, password_hash = NULL, code_hash = ?"
                        + " WHERE login = ?", "0".repeat(64), whole.users().get(2).login());
            });
            handleLastCodes(application);
        }
        WireJson.strict().writeValue(demo.resolve("demo.part.json").toFile(), new DemoAccess(whole.server(),
                whole.caCertificate(), whole.devices().subList(0, 4), whole.users().subList(0, 3), List.of()));
        Files.delete(demo.resolve("demo.json"));

        DemoInstallation.prepare(config);
        try (ServerApplication application = ServerApplication.start(config, clock)) {
            DemoAccess finished = DemoInstallation.open(config.data(), application).access();

            assertThat(finished.devices()).hasSize(5).containsAll(whole.devices().subList(0, 4));
            assertThat(finished.users()).extracting(DemoAccess.User::login)
                    .containsExactlyElementsOf(whole.users().stream().map(DemoAccess.User::login).toList());
            assertThat(finished.users()).startsWith(whole.users().subList(0, 3).toArray(DemoAccess.User[]::new));
            assertThat(finished.tickets()).isEqualTo(whole.tickets());
            assertThat(application.platform().database().<Long, RuntimeException>read(handle -> handle.createQuery(
                    "SELECT COUNT(*) FROM app_user WHERE login <> 'administrator' AND activated_at IS NOT NULL")
                    .mapTo(Long.class).one())).isEqualTo(7);
        }
    }

    /// The cards of those who were not yet there, and the codes they spent, were not there either.
    private static void handleLastCodes(ServerApplication application) {
        application.platform().database().write(handle -> {
            handle.execute("UPDATE token_card SET last_counter = -1");
            return handle.execute("DELETE FROM token_card WHERE serial LIKE 'DEMO-%'"
                    + " AND serial NOT IN (SELECT token_serial FROM app_user)");
        });
    }
}
