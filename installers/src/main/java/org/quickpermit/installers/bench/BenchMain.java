package org.quickpermit.installers.bench;

import java.io.PrintWriter;

import org.quickpermit.installers.command.Misunderstood;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `bench`: measurements with figures to compare by.
@Command(name = "bench", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", subcommands = DecisionBench.class, description = "Measures the programs, each figure beside a floor taken in the same run.")
public final class BenchMain implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /// Runs a bench and ends with its exit code: 0 done, 1 failed, 2 wrong options.
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /// Runs a bench.
    ///
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new BenchMain()).setCommandName(System.getProperty("quickpermit.command", "bench"))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Misunderstood::tell)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(java.util.Objects.requireNonNull(spec).commandLine(),
                "no bench is named; the benches are: decision");
    }
}
