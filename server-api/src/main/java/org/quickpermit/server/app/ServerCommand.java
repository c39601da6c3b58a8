package org.quickpermit.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.quickpermit.server.app.demo.DemoInstallation;
import org.quickpermit.server.platform.config.InvalidConfiguration;
import org.quickpermit.server.platform.config.ServerConfig;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `server`: runs the server until it is told to stop.
@Command(name = "server", mixinStandardHelpOptions = true, version = ServerCommand.VERSION, sortOptions = false, description = "Runs the QuickPermit server.", footer = {
        "", "Further settings: server.properties in the data folder, or environment variables",
        "QUICKPERMIT_SERVER_BIND, QUICKPERMIT_RATE_BURST and so on; an unknown name is refused."}, subcommands = {
                LoadCommand.class, ImportTokensCommand.class, VerifyAuditCommand.class,
                FirstAdministratorCommand.class})
final class ServerCommand implements Callable<Integer> {
    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    static final String VERSION = "QuickPermit 0.1.0";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(names = "--port", paramLabel = "N", description = "port to listen on, 0 for any free one (default: 8443)")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "H", description = "name or address that devices reach the server by (default: localhost)")
    private @Nullable String host;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "address to listen on, 0.0.0.0 for all (default: 127.0.0.1)")
    private @Nullable String bind;

    @Option(names = "--demo", description = "fills a new data folder with sample agencies, people, devices and registers, and writes what "
            + "is needed to call it into DIR/demo; never for real use")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> options = new HashMap<>();
        put(options, "server.port", port);
        put(options, "server.host", host);
        put(options, "server.bind", bind);
        ServerConfig config = folder.config(options);
        int free = requireAddress(config);
        if (demo) {
            // The demo's files name the address before the port is open.
            options.put("server.port", Integer.toString(free));
            config = folder.config(options);
            DemoInstallation.prepare(config);
        }
        PrintWriter out = out();
        config.describe().forEach(line -> out.println("  " + line));
        CountDownLatch stopped = new CountDownLatch(1);
        ServerApplication application = ServerApplication.prepare(config, Clock.tickMillis(TAIPEI));
        Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> {
            application.close();
            stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            open(application, config);
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
        List<String> missing = application.features().missingRegisters();
        if (!missing.isEmpty()) {
            out.println("Nothing is decided before these registers are loaded: " + String.join(", ", missing)
                    + "; see ./quickpermit load --help");
        }
        out.println("listening on " + application.address());
        out.flush();
        stopped.await();
        return 0;
    }

    /// Opens the port, of a demo when all it promises is there.
    private void open(ServerApplication application, ServerConfig config) {
        if (demo) {
            DemoInstallation filled = DemoInstallation.open(config.data(), application);
            application.listen();
            filled.print(out());
        } else {
            application.listen();
            application.firstAdministrator().ifPresent(
                    first -> FirstAdministratorCommand.show(out(), config, first));
        }
    }

    /// Listens for a moment: an address that cannot be had is found out before anything is written.
    ///
    /// @return the port, a free one where any will do
    private static int requireAddress(ServerConfig config) {
        try (ServerSocket probe = new ServerSocket()) {
            InetAddress address = InetAddress.getByName(config.bind());
            probe.bind(new InetSocketAddress(address, 0));
            if (config.port() == 0) {
                return probe.getLocalPort();
            }
        } catch (IOException e) {
            throw new InvalidConfiguration("server.bind (--bind) " + config.bind()
                    + " is no address of this machine: give one, 127.0.0.1, or 0.0.0.0 for all");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.bind(), config.port()));
            return config.port();
        } catch (IOException e) {
            throw new ServerMain.CommandFailed("server.port (--port) " + config.port() + " on " + config.bind()
                    + " is in use, or this user may not open it: stop the other program, or choose another port");
        }
    }

    static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }

    private PrintWriter out() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }
}
