package org.quickpermit.installers.remote;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.quickpermit.wire.Api;

/// A server in a process of its own, on the class path this Java machine runs on.
public final class ServerProcess implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private final Process process;
    private final int port;
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// A port nobody listens on now.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Starts a server on an existing installation and waits until it takes calls.
    ///
    /// @param data the installation's data folder
    /// @param port where it listens
    /// @param log file for what the process prints, continued when it is there
    /// @param environment more of the environment, as `QUICKPERMIT_RATE_BURST`
    /// @throws IOException when it ends at once or does not take calls in time; with the end of its output
    public static ServerProcess start(Path data, int port, Path log, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                command("server", "--data", data.toString(), "--port", Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), port, log);
        try {
            server.awaitAnswer(data.resolve("keys").resolve("authority.pem"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.kill();
            throw e;
        }
        return server;
    }

    /// A command of the server program in a process of its own.
    ///
    /// @param arguments as on its command line
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--class-path", classPath(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8",
                "org.quickpermit.server.app.ServerMain"));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /// The server's own classes first, so that its own logging configuration counts.
    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path", "");
        String whole = surefire.isEmpty() ? System.getProperty("java.class.path") : surefire;
        return String.join(File.pathSeparator,
                Arrays.stream(whole.split(File.pathSeparator))
                        .filter(entry -> !entry.contains("test-classes"))
                        .sorted(Comparator.comparing(entry -> !entry.contains("server-api")))
                        .toList());
    }

    private void awaitAnswer(Path authority) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with " + process.exitValue() + " at its start:\n" + tail());
            }
            if (Files.exists(authority) && answers(authority)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("the server did not answer in " + START_PATIENCE.toSeconds() + " s:\n" + tail());
    }

    /// It serves: ready it is only when its registers are loaded, which whoever started it may want to do.
    private boolean answers(Path authority) throws IOException {
        try {
            ApiClient stranger = ApiClient.of(uri(), MachineIdentity.unknown(Files.readString(authority)));
            return stranger.get(Api.HEALTH_LIVE, String.class) instanceof Answer.Done<String>;
        } catch (ApiClient.NoAnswer notYet) {
            return false;
        } catch (java.security.GeneralSecurityException notWrittenYet) {
            return false;
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /// Base address.
    public URI uri() {
        return URI.create("https://localhost:" + port);
    }

    /// Number of the process.
    public long pid() {
        return process.pid();
    }

    /// Ends it without warning, as a power cut does to the program (`kill -9`).
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Asks it to stop and waits; kills it when it does not.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
