package org.quickpermit.installers.demo;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.stage.Screen;

import org.quickpermit.installers.command.Misunderstood;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `demo`. Exit codes: 0 every step passed, 1 a step failed, 2 wrong options.
@Command(name = "demo", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", sortOptions = false, description = "Plays the whole journey through the real programs: a server in a process of its own, called over HTTPS, the agency's terminal and the kiosk in their windows, a scanner on a pseudo-terminal, a printer that speaks IPP. All people in it are fictional.", footer = {
        "",
        "Papers, pictures of every screen, the kiosk's journal and the server's log are",
        "left in the folder; index.html there shows them in order."})
public final class DemoMain implements Callable<Integer> {
    @Option(names = "--headless", description = "Draws the windows into memory: nothing is shown, all is played. So it is too where there is no display.")
    private boolean headless;

    @Option(names = "--data", defaultValue = "target/demo", paramLabel = "DIR", description = "Works in this folder and removes what an earlier demo left in it (default ${DEFAULT-VALUE}).")
    private @Nullable Path data;

    @Option(names = "--pace", paramLabel = "PACE", description = "fast plays as fast as it goes, slow so that a person can follow (about five minutes); a number is the seconds each screen stays, 0.1 to 10. Default: slow where windows are shown, else fast.")
    private @Nullable String pace;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /// Runs the demo.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(out);
        int code = commandLine().execute(arguments);
        // JavaFX keeps threads of its own alive.
        System.exit(code);
    }

    /// The command line of the demo.
    static CommandLine commandLine() {
        return new CommandLine(new DemoMain())
                .setCommandName(System.getProperty("quickpermit.command", "demo"))
                .setParameterExceptionHandler(Misunderstood::tell);
    }

    @Override
    public Integer call() throws Exception {
        headless = headless || !hasDisplay();
        Pace chosen = pace();
        Path folder;
        try {
            folder = DemoFolder.prepare(Objects.requireNonNull(data).toAbsolutePath().normalize());
        } catch (IllegalArgumentException e) {
            throw wrong("--data: " + e.getMessage());
        }
        System.out.println("Setting the stage in " + folder + ": agencies, people, a server, two programs ...");
        Fx.start(headless);
        Console console = System.console();
        Steps steps = new Steps(System.out, chosen, !chosen.isFast() && console != null && console.isTerminal());
        Journey journey = new Journey(folder, steps, chosen, headless
                ? null
                : Fx.call(
                        () -> Places.on(Screen.getPrimary().getVisualBounds())));
        try (Journey.Stage stage = journey.play()) {
            if (!headless) {
                journey.writePage();
                letPlay(stage);
            }
        }
        journey.verifyAudit();
        steps.close();
        System.out.println("Every step with its pictures and papers: " + journey.writePage());
        return steps.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Pace pace() {
        if (pace == null) {
            return headless ? Pace.FAST : Pace.SLOW;
        }
        try {
            return Pace.of(pace);
        } catch (IllegalArgumentException e) {
            throw wrong("--pace takes " + e.getMessage());
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static boolean hasDisplay() {
        boolean unix = System.getProperty("os.name", "").equals("Linux");
        return !unix || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /// Leaves the windows to the user; every line typed is held to the kiosk's reader.
    private static void letPlay(Journey.Stage stage) throws Exception {
        System.out.println();
        System.out.println(
                "The windows are yours. A line typed here is held to the kiosk's reader, for example the text of"
                        + " a barcode; Ctrl-D ends the demo.");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            stage.kiosk().scan(line.strip());
        }
    }
}
