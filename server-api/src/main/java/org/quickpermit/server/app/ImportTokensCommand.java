package org.quickpermit.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.identity.SeedVault;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.Database;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `server import-tokens`: puts a supplier's token cards into the stock.
@Command(name = "import-tokens", mixinStandardHelpOptions = true, version = ServerCommand.VERSION, description = "Adds token cards to the stock: one per line, serial and Base32 seed with a comma between. "
        + "A file with any rejected line changes nothing.")
final class ImportTokensCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataFolder folder = new DataFolder();

    @Parameters(index = "0", paramLabel = "FILE", description = "the file; destroy it afterwards")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        ServerMain.requireFile("FILE", file);
        TokenCards.Parsed parsed;
        try {
            parsed = TokenCards.parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ServerMain.CommandFailed("cannot read " + file + " as UTF-8 text: save it as UTF-8");
        }
        if (!parsed.rejected().isEmpty()) {
            parsed.rejected().forEach(row -> out.println(
                    "line " + row.line() + ", " + row.column() + ": " + row.text().en()));
            out.println(parsed.rejected().size() + " lines rejected, nothing was imported");
            return 1;
        }
        ServerConfig config = folder.config(Map.of());
        Clock clock = Clock.tickMillis(ServerCommand.TAIPEI);
        TokenCards cards = new TokenCards(new SeedVault(Installation.seedKey(config), new SecureRandom()), clock);
        try (Database database = Installation.open(config)) {
            AuditLog audit = new AuditLog(clock, database.dialect());
            int added = database.write(handle -> {
                int count = cards.add(handle, parsed.cards());
                audit.append(handle, AuditEvent.system("TOKENS_IMPORTED", "token-cards", "OK",
                        Map.of("added", Integer.toString(count))));
                return count;
            });
            out.println(added + " cards added, " + (parsed.cards().size() - added) + " were in stock already");
            return 0;
        }
    }
}
