package org.quickpermit.installers.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.quickpermit.wire.WireJson;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `simulate`. Exit codes: 0 every invariant held, 1 one was broken, 2 wrong options.
@Command(name = "simulate", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", sortOptions = false, description = {
        "Simulates days of the quick permit, each drawn from a seed: the server's features, three kiosks at two stations, their printers, readers, disks, network and clocks, with faults of every kind and staff who clear them. After every change the invariants are checked against what came out of the printers.",
        "A seed that fails is told with its last lines and the command that plays it again, step for step."})
public final class SimulateMain implements Callable<Integer> {
    private static final int MOST_FAILURES = 5;
    private static final Duration SAY = Duration.ofSeconds(30);

    @Option(names = "--seeds", defaultValue = "100", paramLabel = "N", description = "How many days (default ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--from", defaultValue = "1", paramLabel = "S", description = "The first seed (default ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--jobs", defaultValue = "2", paramLabel = "N", description = "How many days at once; each is one thread (default ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--defect", defaultValue = "NONE", paramLabel = "NAME", description = "Plants a mistake, to see it found: ${COMPLETION-CANDIDATES}.")
    private @Nullable Defect defect;

    @Option(names = "--trace", description = "Prints every line of what happens, for a seed that failed.")
    private boolean trace;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there as JSON.")
    private @Nullable Path json;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /// What a run of many seeds came to.
    ///
    /// @param from the first seed
    /// @param seeds days simulated
    /// @param lines things that happened
    /// @param checks times the invariants were checked
    /// @param seconds how long it took
    /// @param seedsPerSecond days per second
    /// @param failed what was broken
    record Figures(long from, int seeds, long lines, long checks, double seconds, double seedsPerSecond,
            List<Failure> failed) {
        Figures {
            failed = List.copyOf(failed);
        }
    }

    /// @param seed the seed
    /// @param failure what must not be and was
    record Failure(long seed, String failure) {}

    /// Runs the command.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.exit(new CommandLine(new SimulateMain())
                .setCommandName(System.getProperty("quickpermit.command", "simulate"))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /// Half the work of a day is verifying signed lists; with the native library it is a tenth.
    private static void verifyFast() {
        try {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            Security.insertProviderAt(AmazonCorrettoCryptoProvider.INSTANCE, 1);
        } catch (RuntimeException | LinkageError e) {
            // Not on this machine: the days take longer and are the same.
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        verifyFast();
        if (seeds < 1 || jobs < 1 || jobs > 256) {
            throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "--seeds must be 1 or more, --jobs 1 to 256");
        }
        Figures figures = run();
        System.out.printf(Locale.ROOT, "%,d days simulated in %.0f s (%.2f a second), %,d things happened, "
                + "%,d checks, %d seeds failed%n", figures.seeds(), figures.seconds(), figures.seedsPerSecond(),
                figures.lines(), figures.checks(), figures.failed().size());
        if (json != null) {
            Files.writeString(json,
                    WireJson.strict().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
        }
        return figures.failed().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Figures run() throws InterruptedException {
        long start = System.nanoTime();
        long said = start;
        long lines = 0;
        long checks = 0;
        int done = 0;
        List<Failure> failures = new ArrayList<>();
        try (Simulation simulation = Simulation.open();
                ExecutorService workers = Executors.newFixedThreadPool(trace ? 1 : jobs)) {
            ExecutorCompletionService<Simulation.Result> results = new ExecutorCompletionService<>(workers);
            long next = from;
            int under = 0;
            while (done < seeds && failures.size() < MOST_FAILURES) {
                while (under < 2 * jobs && next < from + seeds) {
                    long seed = next++;
                    results.submit(() -> simulation.run(seed, Objects.requireNonNull(defect), trace));
                    under++;
                }
                Simulation.Result result = results.take().get();
                under--;
                done++;
                lines += result.lines();
                checks += result.checks();
                if (result.failure() != null) {
                    failures.add(new Failure(result.seed(), result.failure()));
                    tell(result);
                }
                if (System.nanoTime() - said > SAY.toNanos()) {
                    said = System.nanoTime();
                    System.out.printf(Locale.ROOT, "%,d of %,d days, %d failed%n", done, seeds, failures.size());
                }
            }
            workers.shutdownNow();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation itself failed", e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Figures(from, done, lines, checks, seconds, done / seconds, failures);
    }

    private void tell(Simulation.Result result) {
        System.out.println();
        System.out.println("seed " + result.seed() + " FAILED at step " + result.lines() + ": " + result.failure());
        result.last().forEach(line -> System.out.println("  " + line));
        System.out.println("play it again: ./quickpermit simulate --seeds 1 --from " + result.seed() + " --trace"
                + (defect == Defect.NONE ? "" : " --defect " + defect));
        System.out.println();
    }
}
