package org.quickpermit.server.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.registers.RegisterLoader;
import org.quickpermit.wire.RegisterLoad;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `server load`: replaces a check register by the content of a file.
@Command(name = "load", mixinStandardHelpOptions = true, version = ServerCommand.VERSION, description = "Loads a check register from a CSV file (UTF-8). A file with any rejected row changes nothing.")
final class LoadCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataFolder folder = new DataFolder();

    @Parameters(index = "0", paramLabel = "REGISTER", description = "movements, passports, deny-list, control or prior-approvals")
    private String register = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the file")
    private Path file = Path.of("");

    @Option(names = "--allow-shrink", description = "load the file even if it has fewer than half the rows that are live, or none")
    private boolean allowShrink;

    @Override
    public Integer call() {
        if (Register.ofLabel(register).isEmpty()) {
            throw new ServerMain.CommandFailed("there is no register " + register + "; REGISTER is one of "
                    + String.join(", ", Arrays.stream(Register.values()).map(Register::label).toList()));
        }
        ServerMain.requireFile("FILE", file);
        ServerConfig config = folder.config(java.util.Map.of());
        Clock clock = Clock.tickMillis(ServerCommand.TAIPEI);
        try (Database database = Installation.open(config)) {
            RegisterLoader loader = new RegisterLoader(database, new AuditLog(clock, database.dialect()), clock);
            RegisterLoad load = loader.loadFile(register, file,
                    allowShrink ? RegisterLoader.Shrink.ALLOWED : RegisterLoader.Shrink.REFUSED);
            PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
            if (!load.rejected().isEmpty()) {
                load.rejected().forEach(row -> out.println("line " + row.line()
                        + (row.column().isEmpty() ? "" : ", " + row.column()) + ": " + row.text().en()));
                out.println(register + ": nothing was loaded, what was live stays live; errors: "
                        + load.rejected().size());
                return 1;
            }
            out.println(register + ": " + load.rows() + " rows, load " + load.load());
            return 0;
        }
    }
}
