package org.quickpermit.installers.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.ServerProcess;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.quickpermit.QuickPermits;
import org.quickpermit.server.quickpermit.Submitter;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.QuickPermitApplication;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how fast quick permits are decided: the whole way through HTTPS, the decision's own work and transaction, and
/// the floor. Every application is another traveller's and has to be approved; any other answer ends the bench.
@Command(name = "decision", mixinStandardHelpOptions = true, version = "QuickPermit 0.1.0", sortOptions = false, description = "Decides applications of different travellers, all of them approved, against full registers.")
final class DecisionBench implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final int ROUNDS = 5;
    private static final int MOST_ROWS = 5_000_000;
    private static final int MOST_SECONDS = 3_600;
    private static final double LEAST_SECONDS = 0.1;
    private static final String APPROVED = "\"outcome\":\"APPROVED\"";

    @Option(names = "--clients", defaultValue = "8", paramLabel = "N", description = "Clients at once, 1 to 256 (default ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--movements", defaultValue = "1000000", paramLabel = "N", description = "Rows of the movement register, up to 5000000 (default ${DEFAULT-VALUE}).")
    private int movements;

    @Option(names = "--passports", defaultValue = "1000000", paramLabel = "N", description = "Rows of the passport register, up to 5000000 (default ${DEFAULT-VALUE}).")
    private int passports;

    @Option(names = "--controls", defaultValue = "150000", paramLabel = "N", description = "Rows of the control register, up to 5000000 (default ${DEFAULT-VALUE}).")
    private int controls;

    @Option(names = "--warm-up", defaultValue = "30", paramLabel = "SECONDS", description = "Runs so long before each measurement, half of it in one piece before the first; up to 3600 (default ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "20", paramLabel = "SECONDS", description = "Length of each measurement, 0.1 to 3600 (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report there as JSON.")
    private @Nullable Path json;

    @Option(names = "--data", defaultValue = "target/bench", paramLabel = "DIR", description = "Works in a new folder below it, removed at the end (default ${DEFAULT-VALUE}).")
    private @Nullable Path data;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path base = Objects.requireNonNull(data);
        Files.createDirectories(base);
        Path folder = Files.createTempDirectory(base, "decision");
        try {
            BenchReport report = measure(folder, out);
            out.print(report.table());
            if (json != null) {
                report.write(json);
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        } finally {
            remove(folder);
        }
    }

    private void check() {
        within("--clients", clients, 1, 256);
        within("--movements", movements, 0, MOST_ROWS);
        within("--passports", passports, 0, MOST_ROWS);
        within("--controls", controls, 0, MOST_ROWS);
        within("--warm-up", warmUp, 0, MOST_SECONDS);
        within("--seconds", seconds, LEAST_SECONDS, MOST_SECONDS);
        requireFolder("--data", Objects.requireNonNull(data));
        if (json != null) {
            requireNewFile(json.toAbsolutePath());
        }
    }

    private void within(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw wrong(option + " takes " + number(least) + " to " + number(most) + ", not " + number(value));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void requireFolder(String option, Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "a root that does not exist");
        }
        if (!Files.isDirectory(there)) {
            throw wrong(option + ": " + there + " is a file, not a folder; name another place");
        }
        if (!Files.isWritable(there)) {
            throw wrong(option + ": this user may not write to " + there + "; name another place");
        }
    }

    /// The report is written when all is measured: a place that cannot take it is found out before.
    private void requireNewFile(Path file) {
        if (Files.isDirectory(file)) {
            throw wrong("--json: " + file + " is a folder; name a file to write");
        }
        requireFolder("--json", Objects.requireNonNull(file.getParent(), "a root is a folder"));
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw wrong("--json: this user may not write " + file + "; name another file");
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private BenchReport measure(Path folder, PrintWriter out) throws Exception {
        ClosedLoop loop = new ClosedLoop(clients, millis(warmUp), millis(seconds));
        Clock clock = Clock.system(ZONE);
        BenchTravellers travellers = new BenchTravellers(LocalDate.now(clock));
        AtomicInteger next = new AtomicInteger();
        int port = ServerProcess.freePort();
        Path server = folder.resolve("server");
        List<FsyncRate> fsync = new ArrayList<>();
        List<Measured> results = new ArrayList<>();

        say(out, "filling the registers: %,d movements, %,d passports, %,d controls", movements, passports, controls);
        Map<String, Path> files = new RegisterFiles(LocalDate.now(clock)).write(folder, movements, passports,
                controls);
        BenchSubject subject;
        try (Installation installation = Installation.open(BenchSubject.config(server, port), clock)) {
            subject = BenchSubject.create(installation, files);
        }
        copyDatabase(server, folder);

        fsync.add(FsyncRate.measure(folder, millis(Math.min(2, seconds))));
        say(out, "measuring the decision's transaction and the floor in turns");
        Path copy = folder.resolve("floor.db");
        List<Floor.LookUp> lookUps = DecisionLookUps.of(copy);
        try (Installation installation = Installation.open(BenchSubject.config(server, port), clock);
                Floor floor = new Floor(copy)) {
            QuickPermits service = installation.application().features().quickPermits();
            results.addAll(loop.inTurns(List.of(
                    new ClosedLoop.Subject("decision_tx", client -> decide(service, travellers, next)),
                    new ClosedLoop.Subject("floor", client -> floor.client(lookUps, next::getAndIncrement))),
                    ROUNDS));
            results.forEach(result -> told(out, result));
        }
        fsync.add(FsyncRate.measure(folder, millis(Math.min(2, seconds))));
        say(out, "measuring the whole way through HTTPS");
        try (ServerProcess process = ServerProcess.start(server, port, folder.resolve("server.log"),
                BenchSubject.ENVIRONMENT)) {
            ApiClient clerk = subject.signIn(process.uri(), clock);
            results.addFirst(told(out, loop.run("submit_https", client -> submit(clerk, travellers, next))));
        }
        fsync.add(FsyncRate.measure(folder, millis(Math.min(2, seconds))));
        return new BenchReport("decision", Instant.now(), Machine.here(folder), parameters(), fsync, results,
                ratio(results));
    }

    private static ClosedLoop.Operation decide(QuickPermits service, BenchTravellers travellers, AtomicInteger next) {
        Submitter submitter = new Submitter(BenchSubject.AGENCY, "bench.clerk", "bench");
        return () -> {
            QuickPermitApplication application = travellers.application(next.getAndIncrement());
            StoredAnswer answer = service.submit(submitter, new IdempotencyKey(UUID.randomUUID().toString()),
                    application);
            requireApproved(answer.json());
        };
    }

    private static ClosedLoop.Operation submit(ApiClient clerk, BenchTravellers travellers, AtomicInteger next) {
        return () -> {
            QuickPermitApplication application = travellers.application(next.getAndIncrement());
            requireApproved(clerk.post(Api.QUICK_PERMITS, UUID.randomUUID().toString(), application, String.class)
                    .orFail());
        };
    }

    private static void requireApproved(String answer) {
        if (!answer.contains(APPROVED)) {
            throw new IllegalStateException("an application of the bench was not approved: " + answer);
        }
    }

    private static void copyDatabase(Path server, Path folder) throws IOException {
        // The server has closed the file, so its log is already part of it.
        Files.copy(server.resolve("quickpermit.db"), folder.resolve("floor.db"));
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("clients", clients);
        parameters.put("movements", movements);
        parameters.put("passports", passports);
        parameters.put("controls", controls);
        parameters.put("warm_up_s", warmUp);
        parameters.put("measured_s", seconds);
        return parameters;
    }

    private static double ratio(List<Measured> results) {
        double transaction = throughput(results, "decision_tx");
        return Math.round(1_000 * transaction / throughput(results, "floor")) / 1_000.0;
    }

    private static double throughput(List<Measured> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .mapToDouble(Measured::throughput)
                .findFirst()
                .orElseThrow();
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private static void say(PrintWriter out, String words, Object... values) {
        out.println(String.format(Locale.ROOT, words, values) + " ...");
        out.flush();
    }

    private static Measured told(PrintWriter out, Measured measured) {
        out.println(String.format(Locale.ROOT, "  %s: %,.0f per second, p50 %.3f ms, p99 %.3f ms", measured.name(),
                measured.throughput(), measured.p50(), measured.p99()));
        out.flush();
        return measured;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
