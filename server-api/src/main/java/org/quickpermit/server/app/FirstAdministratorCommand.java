package org.quickpermit.server.app;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Enrolments;
import org.quickpermit.server.identity.FirstAdministrator;
import org.quickpermit.server.identity.FirstAdministrators;
import org.quickpermit.server.identity.Passwords;
import org.quickpermit.server.identity.SeedVault;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Users;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `server first-administrator`: what the first start shows once, again and new, as long as no administrator has activated.
@Command(name = "first-administrator", mixinStandardHelpOptions = true, version = ServerCommand.VERSION, description = "Gives the first administrator a new one-time code, token seed and workstation ticket, and ends the old ones. "
        + "Refused once an administrator has activated.")
final class FirstAdministratorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(names = "--port", paramLabel = "N", description = "port the server listens on (default: 8443)")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "H", description = "name or address that devices reach the server by (default: localhost)")
    private @Nullable String host;

    @Override
    public Integer call() {
        Map<String, String> options = new HashMap<>();
        ServerCommand.put(options, "server.port", port);
        ServerCommand.put(options, "server.host", host);
        ServerConfig config = folder.config(options);
        if (config.port() == 0) {
            throw new ServerMain.CommandFailed("the ticket needs the port the server listens on: give it with --port");
        }
        Clock clock = Clock.tickMillis(ServerCommand.TAIPEI);
        SecureRandom random = new SecureRandom();
        TokenCards cards = new TokenCards(new SeedVault(Installation.seedKey(config), random), clock);
        Authority authority = new Authority(Installation.keys(config), Clock.systemUTC(), random);
        try (Database database = Installation.open(config)) {
            AuditLog audit = new AuditLog(clock, database.dialect());
            Agencies agencies = new Agencies();
            // Neither an administrator nor a workstation belongs to a station.
            Users users = new Users(database, audit, agencies, (_, _) -> false, cards, new Passwords(random), clock,
                    random);
            Enrolments enrolments = new Enrolments(database, audit, authority, agencies, (_, _) -> Optional.empty(),
                    clock,
                    random);
            FirstAdministrator first = new FirstAdministrators(database, users, enrolments, cards, clock, random)
                    .renew("https://" + config.host() + ":" + config.port())
                    .orElseThrow(() -> new ServerMain.CommandFailed(
                            "an administrator has activated already: ask one of them to register you"));
            show(Objects.requireNonNull(spec).commandLine().getOut(), config, first);
            return 0;
        }
    }

    /// The ticket goes into a file only the server's user may read; the rest is shown once and kept nowhere.
    static void show(PrintWriter out, ServerConfig config, FirstAdministrator first) {
        java.nio.file.Path ticket = config.data().resolve("first-workstation.qpticket");
        out.println();
        out.println("This installation has no administrator yet. Until " + first.expiresAt() + ", once:");
        out.println("  1. enrol a workstation with the ticket " + ticket);
        out.println("  2. put this seed into a token card or authenticator: " + first.tokenSeed());
        out.println("  3. activate the login " + first.login() + " with the one-time code " + first.code());
        out.println("If this is lost: ./quickpermit server first-administrator --data " + config.data());
        out.println();
        out.flush();
        try {
            org.quickpermit.server.platform.tls.SecretFiles.write(ticket, WireJson.strict()
                    .writerWithDefaultPrettyPrinter().writeValueAsBytes(first.ticket()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ticket consists of plain strings", e);
        }
    }
}
