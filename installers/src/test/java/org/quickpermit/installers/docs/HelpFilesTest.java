package org.quickpermit.installers.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.quickpermit.agency.app.TerminalMain;
import org.quickpermit.installers.bench.BenchMain;
import org.quickpermit.installers.demo.DemoMain;
import org.quickpermit.installers.simulation.SimulateMain;
import org.quickpermit.installers.torture.TortureMain;
import org.quickpermit.kiosk.app.KioskMain;
import org.quickpermit.server.app.ServerMain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// `./quickpermit COMMAND --help` is answered from files, so that a fresh clone explains itself before anything is
/// compiled. They say what the programs say.
class HelpFilesTest {
    private static final Path ROOT = RepositoryFiles.here().root();
    private static final Path HELP = ROOT.resolve("installers").resolve("help");
    private static final int COLUMNS = 80;
    /// Written by hand: these have no program behind them.
    private static final List<String> BY_HAND = List.of("jdk.txt", "version.txt");

    @TempDir
    private Path clone;

    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        add(commands, "demo", new CommandLine(new DemoMain()));
        add(commands, "server", ServerMain.commandLine());
        add(commands, "terminal", new CommandLine(new TerminalMain()));
        add(commands, "kiosk", new CommandLine(new KioskMain()));
        add(commands, "bench", new CommandLine(new BenchMain()));
        add(commands, "simulate", new CommandLine(new SimulateMain()));
        add(commands, "torture", new CommandLine(new TortureMain()));
        return commands;
    }

    private static void add(Map<String, CommandLine> commands, String name, CommandLine line) {
        line.setCommandName("./quickpermit " + name);
        commands.put(name + ".txt", line);
        line.getSubcommands().forEach((sub, command) -> commands.put(name + "." + sub + ".txt", command));
    }

    @Test
    void every_command_has_a_file_that_says_what_it_says_itself() throws Exception {
        Path wanted = Files.createDirectories(Path.of("target", "help").toAbsolutePath());
        for (var one : commands().entrySet()) {
            Files.writeString(wanted.resolve(one.getKey()),
                    one.getValue().getUsageMessage(CommandLine.Help.Ansi.OFF));
        }
        for (String file : commands().keySet()) {
            assertThat(HELP.resolve(file)).as("a help text changed: cp %s/* %s", wanted, HELP).exists()
                    .hasSameTextualContentAs(wanted.resolve(file));
        }
    }

    @Test
    void there_is_no_file_besides() throws Exception {
        TreeSet<String> known = new TreeSet<>(commands().keySet());
        known.addAll(BY_HAND);
        try (Stream<Path> files = Files.list(HELP)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void no_line_is_wider_than_a_terminal() throws Exception {
        List<String> wide = new ArrayList<>();
        try (Stream<Path> files = Files.list(HELP)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.codePointCount(0, line.length()) > COLUMNS)
                        .forEach(line -> wide.add(file.getFileName() + ": " + line));
            }
        }
        run("--help").lines().filter(line -> line.length() > COLUMNS).forEach(wide::add);
        assertThat(wide).isEmpty();
    }

    @Test
    void the_version_is_the_programs() throws Exception {
        String version = Files.readString(HELP.resolve("version.txt"));
        for (CommandLine command : commands().values()) {
            assertThat(command.getCommandSpec().version()).containsExactly(version.strip());
        }
        assertThat(run("--version")).isEqualTo(version);
        assertThat(run("server", "-V")).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"demo --help,demo", "demo -h,demo", "demo --headless --help,demo", "help demo,demo",
            "server --help,server", "server --demo --help,server", "server verify-audit --help,server.verify-audit",
            "server --data x load --help,server.load", "load --help,server.load",
            "import-tokens -h,server.import-tokens", "verify-audit --help,server.verify-audit",
            "server first-administrator --help,server.first-administrator", "terminal --help,terminal",
            "kiosk --help,kiosk", "bench --help,bench", "bench decision --help,bench.decision",
            "simulate --help,simulate", "torture --help,torture", "jdk --help,jdk",
            "help server load,server.load"})
    void a_fresh_clone_without_a_jdk_explains_every_command(String words, String file) throws Exception {
        assertThat(run(words.split(" "))).isEqualTo(Files.readString(HELP.resolve(file + ".txt")));
    }

    @Test
    void a_command_that_does_not_exist_is_named_with_those_that_do() throws Exception {
        Process process = start("dmeo");
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(said).contains("unknown command \"dmeo\"", "demo", "server");
    }

    /// Runs the script of a clone that holds nothing but the script and the help: it cannot build, and finds no JDK.
    private String run(String... arguments) throws Exception {
        Process process = start(arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String failed = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(failed).isZero();
        assertThat(failed).isEmpty();
        return said;
    }

    private Process start(String... arguments) throws IOException {
        Path help = clone.resolve("installers").resolve("help");
        if (!Files.exists(help)) {
            Files.createDirectories(help);
            try (Stream<Path> files = Files.list(HELP)) {
                for (Path file : files.toList()) {
                    Files.copy(file, help.resolve(file.getFileName()));
                }
            }
            Files.copy(ROOT.resolve("quickpermit"), clone.resolve("quickpermit"));
        }
        List<String> command = new ArrayList<>(List.of("bash", clone.resolve("quickpermit").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("QUICKPERMIT_JAVA_HOME", clone.resolve("no-jdk").toString());
        return builder.start();
    }
}
