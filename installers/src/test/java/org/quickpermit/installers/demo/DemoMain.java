package org.quickpermit.installers.demo;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.quickpermit.installers.command.Misunderstood;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `demo`. Exit codes: 0 every step passed, 1 a step failed, 2 wrong options.
@Command(name = "demo", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", sortOptions = false, description = "Plays the whole journey through the real programs: a server in a process of its own, called over HTTPS, the agency's terminal and the kiosk in their windows, a scanner on a pseudo-terminal, a printer that speaks IPP. All people in it are fictional.", footer = {
        "",
        "Papers, pictures of the screens, the kiosk's journal and the server's log are left in the folder."})
public final class DemoMain implements Callable<Integer> {
    @Option(names = "--headless", description = "Draws the windows into memory: nothing is shown, all is played. So it is too where there is no display.")
    private boolean headless;

    @Option(names = "--data", defaultValue = "target/demo", paramLabel = "DIR", description = "Works in this folder and removes what an earlier demo left in it (default ${DEFAULT-VALUE}).")
    private @Nullable Path data;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /// Runs the demo.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(out);
        int code = new CommandLine(new DemoMain())
                .setCommandName(System.getProperty("quickpermit.command", "demo"))
                .setParameterExceptionHandler(Misunderstood::tell)
                .execute(arguments);
        // JavaFX keeps threads of its own alive.
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        Path folder;
        try {
            folder = DemoFolder.prepare(Objects.requireNonNull(data).toAbsolutePath().normalize());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "--data " + e.getMessage());
        }
        System.out.println("Setting the stage in " + folder + ": agencies, people, a server, two windows ...");
        headless = headless || !hasDisplay();
        Fx.start(headless);
        Steps steps = new Steps(System.out);
        Journey journey = new Journey(folder, steps);
        try (Journey.Stage stage = journey.play()) {
            if (!headless) {
                letPlay(stage);
            }
        }
        journey.verifyAudit();
        steps.close();
        System.out.println("Papers, pictures and journal: " + folder);
        return steps.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
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
