package org.quickpermit.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every way the server's command line, its settings and the files named on it can be wrong: one sentence that names the
/// option and the remedy, a code other than zero, and nothing is written.
class BadCommandLineTest {
    private static final int BUSY = 1;
    private static final int WRONG = 2;

    /// @param prepared files to be there beforehand, `name=content`; a name that ends in `/` is a folder
    /// @param args the command line; `DIR` stands for the test's folder
    /// @param code exit code
    /// @param parts what the sentence has to say
    private record Case(List<String> prepared, List<String> args, int code, List<String> parts) {
        @Override
        public String toString() {
            String text = args + " " + prepared;
            return text.length() > 100 ? text.substring(0, 100) : text;
        }
    }

    private static Case settings(String content, String... parts) {
        return new Case(List.of("server.properties=" + content), List.of("--data", "DIR"), WRONG, List.of(parts));
    }

    private static Case option(String option, String value, String... parts) {
        return new Case(List.of(), List.of("--data", "DIR", option, value), WRONG, List.of(parts));
    }

    private static Case command(int code, List<String> prepared, List<String> args, String... parts) {
        return new Case(prepared, args, code, List.of(parts));
    }

    static Stream<Case> cases() {
        return Stream.of(
                option("--port", "abc", "server.port", "0 to 65535"),
                option("--port", "", "server.port", "0 to 65535"),
                option("--port", "-1", "server.port", "0 to 65535"),
                option("--port", "65536", "server.port", "0 to 65535"),
                option("--port", "99999999999999999999", "server.port", "0 to 65535"),
                option("--port", "8443; rm -rf /", "server.port", "0 to 65535"),
                option("--host", "", "server.host", "localhost"),
                option("--host", "a b", "server.host", "localhost"),
                option("--host", "h".repeat(254), "server.host", "localhost"),
                option("--host", "臺北", "server.host", "localhost"),
                option("--host", "a\r\nb", "server.host", "localhost"),
                option("--bind", "256.256.256.256", "server.bind", "127.0.0.1"),
                option("--bind", "192.0.2.1", "server.bind", "127.0.0.1"),
                option("--bind", "no-such-host.invalid", "server.bind", "127.0.0.1"),
                option("--db", "jdbc:mysql://host/x", "database.url", "jdbc:postgresql:"),
                option("--db", "postgres", "database.url", "jdbc:postgresql:"),
                option("--db", "jdbc:postgresql://h/d?password=x", "database.url", "database.password"),
                option("--db", "jdbc:postgresql://u:p@h/d", "database.url", "database.password"),
                option("--db", "jdbc:postgresql://h/" + "d".repeat(600), "database.url", "500"),
                option("--db", "jdbc:postgresql://h/d\u0000", "database.url", "control"),
                settings("server.prot=1\n", "server.prot", "unknown key", "server.port"),
                settings("server.port=eight\n", "server.port", "0 to 65535"),
                settings("server.port=\n", "server.port", "0 to 65535"),
                settings("rate.burst=0\n", "rate.burst", "1 to 1000000"),
                settings("rate.burst=1.5\n", "rate.burst", "1 to 1000000"),
                settings("rate.calls-per-second=1000001\n", "rate.calls-per-second", "1 to 1000000"),
                settings("server.data=/elsewhere\n", "server.data", "--data"),
                settings("database.user=a\\u0000b\n", "database.user", "control character"),
                settings("database.password=" + "x".repeat(501) + "\n", "database.password", "500"),
                settings("server.host=\\u00zz\n", "server.properties", "hexadecimal"),
                settings("LATIN1 server.host=caf\u00e9\n", "server.properties", "UTF-8"),
                settings("#" + "x".repeat(70_000), "server.properties", "65536"),
                settings("just some words", "just", "unknown key"),
                command(WRONG, List.of("server.properties/"), List.of("--data", "DIR"), "server.properties",
                        "not a file"),
                command(WRONG, List.of("file=x"), List.of("--data", "DIR/file"), "--data", "not a folder"),
                command(WRONG, List.of("file=x"), List.of("--data", "DIR/file/deeper/still"), "--data", "not a folder"),
                command(WRONG, List.of(), List.of("--data", ""), "--data", "name a folder"),
                command(WRONG, List.of(), List.of("--data"), "--data"),
                command(WRONG, List.of(), List.of("--nothing"), "Unknown option", "--nothing"),
                command(WRONG, List.of(), List.of("run", "--data", "DIR"), "run"),
                command(BUSY, List.of("quickpermit.db=" + "no database ".repeat(100)),
                        List.of("--data", "DIR", "--port",
                                "0"),
                        "quickpermit.db", "restore a backup"),
                command(BUSY, List.of("quickpermit.db/"), List.of("--data", "DIR", "--port", "0"), "quickpermit.db",
                        "is a folder"),
                command(WRONG, List.of(), List.of("load"), "REGISTER", "FILE"),
                command(BUSY, List.of("f.csv=x"), List.of("load", "--data", "DIR", "movement", "DIR/f.csv"),
                        "there is no register movement", "movements"),
                command(BUSY, List.of(), List.of("load", "--data", "DIR", "movements", "DIR/none.csv"), "none.csv",
                        "FILE"),
                command(BUSY, List.of("folder/"), List.of("load", "--data", "DIR", "movements", "DIR/folder"), "folder",
                        "not a folder"),
                command(BUSY, List.of("f.csv=x"), List.of("load", "--data", "DIR/mistyped", "movements", "DIR/f.csv"),
                        "--data", "no installation"),
                command(BUSY, List.of(), List.of("verify-audit", "--data", "DIR/mistyped"), "--data",
                        "no installation"),
                command(WRONG, List.of(), List.of("import-tokens", "--data", "DIR"), "FILE"),
                command(BUSY, List.of(), List.of("import-tokens", "--data", "DIR", "DIR/none"), "none", "FILE"),
                command(BUSY, List.of("folder/"), List.of("import-tokens", "--data", "DIR", "DIR/folder"),
                        "not a folder"),
                command(BUSY, List.of("cards=LATIN1 CARD-\u00e9,AAAA"), List.of("import-tokens", "--data", "DIR",
                        "DIR/cards"), "UTF-8"),
                command(BUSY, List.of("cards=CARD-1;GEZDGNBVGY3TQOJQ"), List.of("import-tokens", "--data", "DIR",
                        "DIR/cards"), "line 1", "serial,seed", "nothing was imported"),
                command(BUSY, List.of("cards==cmd|' /C calc'!A0,GEZDGNBVGY3TQOJQ"), List.of("import-tokens", "--data",
                        "DIR", "DIR/cards"), "line 1", "serial", "nothing was imported"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says_what_is_wrong_and_writes_nothing(Case bad, @TempDir Path folder) throws IOException {
        for (String prepared : bad.prepared()) {
            prepare(folder, prepared);
        }
        List<String> before = listing(folder);
        CommandLineTest.Run run = CommandLineTest.run(bad.args().stream()
                .map(arg -> arg.replace("DIR", folder.toString())).toArray(String[]::new));
        assertThat(run.code()).as(run.text()).isEqualTo(bad.code());
        assertThat(run.text()).contains(bad.parts()).doesNotContain("Exception", "\tat ");
        if (run.text().matches("(?s)server(?: [a-z-]+)?: .*")) {
            assertThat(run.text().strip()).hasLineCount(1);
        }
        assertThat(listing(folder)).isEqualTo(before);
    }

    @Test
    void a_busy_port_is_named_before_anything_is_written(@TempDir Path folder) throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineTest.Run run = CommandLineTest.run("--data", folder.resolve("data").toString(), "--port",
                    Integer.toString(busy.getLocalPort()));
            assertThat(run.code()).isEqualTo(BUSY);
            assertThat(run.text().strip()).hasLineCount(1).contains("--port", Integer.toString(busy.getLocalPort()),
                    "is in use");
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static void prepare(Path folder, String prepared) throws IOException {
        if (prepared.endsWith("/")) {
            Files.createDirectory(folder.resolve(prepared));
            return;
        }
        String[] parts = prepared.split("=", 2);
        boolean latin = parts[1].startsWith("LATIN1 ");
        Files.writeString(folder.resolve(parts[0]), latin ? parts[1].substring(7) : parts[1],
                latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /// Every file with its content.
    /// All but the empty file that a server locks while it looks at the folder.
    private static List<String> listing(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(path -> !path.endsWith("server.lock")).sorted()
                    .forEach(path -> found.add(path + " " + content(path)));
        }
        return found;
    }

    private static String content(Path path) {
        try {
            return Files.isRegularFile(path) ? Arrays.toString(Files.readAllBytes(path)) : "folder";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
