package org.quickpermit.installers.torture;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `torture`. Exit codes: 0 nothing was lost or doubled, 1 something was, 2 wrong options.
@Command(name = "torture", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", sortOptions = false, description = {
        "Kills the real server and the real kiosk (SIGKILL) at random moments while permits are printed over HTTPS and IPP, starts them again, and compares journal, server and printer after every round: no sheet, permit or charge may be lost or doubled."})
public final class TortureMain implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "20", paramLabel = "N", description = "How often to kill (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Draws whom and when (default ${DEFAULT-VALUE}); the machine's own timing stays its own.")
    private long seed;

    @Option(names = "--data", defaultValue = "target/torture", paramLabel = "DIR", description = "Works in a new folder below it (default ${DEFAULT-VALUE}).")
    private @Nullable Path data;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /// Runs the command.
    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.exit(new CommandLine(new TortureMain())
                .setCommandName(System.getProperty("quickpermit.command", "torture"))
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "--rounds must be 1 or more");
        }
        Path folder = Torture.folder(Objects.requireNonNull(data).toAbsolutePath().normalize());
        long start = System.nanoTime();
        int done = 0;
        try (Torture torture = new Torture(folder, seed)) {
            for (; done < rounds; done++) {
                torture.round();
                if ((done + 1) % 10 == 0) {
                    System.out.printf(Locale.ROOT, "%d rounds, killed %s, %d permits, %d sheets, %.0f s%n", done + 1,
                            torture.killed(), torture.permits(), torture.sheets(), (System.nanoTime() - start) / 1e9);
                }
            }
            System.out.printf(Locale.ROOT, "%d rounds, killed %s: %d permits, %d sheets, none lost, none doubled%n",
                    done, torture.killed(), torture.permits(), torture.sheets());
            return CommandLine.ExitCode.OK;
        } catch (AssertionError e) {
            System.out.println("round " + (done + 1) + " of seed " + seed + " FAILED: " + e.getMessage());
            System.out.println("what is left of it: " + folder);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
