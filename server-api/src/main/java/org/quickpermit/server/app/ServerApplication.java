package org.quickpermit.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.console.ConsoleRoutes;
import org.quickpermit.server.console.Pages;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Designations;
import org.quickpermit.server.identity.Devices;
import org.quickpermit.server.identity.Enrolments;
import org.quickpermit.server.identity.FirstAdministrator;
import org.quickpermit.server.identity.FirstAdministrators;
import org.quickpermit.server.identity.IdentityRoutes;
import org.quickpermit.server.identity.Passwords;
import org.quickpermit.server.identity.SeedVault;
import org.quickpermit.server.identity.Sessions;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Users;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Databases;
import org.quickpermit.server.platform.db.FolderLock;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.HttpSettings;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.server.platform.http.ServerTls;
import org.quickpermit.server.platform.http.WebServer;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.platform.tls.SecretFiles;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole server, built by constructor from top to bottom and closed in reverse.
public final class ServerApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerApplication.class);
    private static final Duration RENEWAL_CHECK = Duration.ofHours(12);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Platform platform;
    private final PermitFeatures features;
    private final Administration administration;
    private final Router router;
    private final Pages pages;
    private final Sessions sessions;
    private final FirstAdministrators firstAdministrators;
    private final ServerConfig config;
    private final Authority authority;
    private @Nullable WebServer web;
    private Optional<FirstAdministrator> firstAdministrator = Optional.empty();

    /// Starts a server.
    ///
    /// @param config configuration
    /// @param clock time; its zone must be Asia/Taipei, where the civil dates of the service are
    /// @throws org.quickpermit.server.platform.db.DatabaseUnavailable when the database is not usable
    /// @throws ServerMain.CommandFailed when the installation's keys are missing
    public static ServerApplication start(ServerConfig config, Clock clock) {
        ServerApplication application = prepare(config, clock);
        application.listen();
        return application;
    }

    /// Builds a server whose port is still closed: what has to be there before the first call can be made now.
    ///
    /// @param config configuration
    /// @param clock as for [#start]
    public static ServerApplication prepare(ServerConfig config, Clock clock) {
        return new ServerApplication(config, clock);
    }

    private ServerApplication(ServerConfig config, Clock clock) {
        this.config = config;
        try {
            SecureRandom random = new SecureRandom();
            SecretFiles.folder(config.data());
            if (config.databaseUrl().isEmpty()) {
                keep(FolderLock.take(config.data()));
            }
            Path keys = config.data().resolve("keys");
            // Before the keys: where the database is refused, none are made.
            Database database = keep(open(config));
            Installation.requireKeys(config, database);
            // TLS judges certificates by the machine's clock, whatever clock the features are given.
            authority = new Authority(keys, Clock.systemUTC(), random);
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            parts.push(meters::close);
            AuditLog audit = new AuditLog(clock, database.dialect());
            Agencies agencies = new Agencies();
            platform = new Platform(database, audit, authority, agencies, new Devices(), clock, random, meters);
            features = keep(new PermitFeatures(platform));

            Passwords passwords = new Passwords(random);
            TokenCards cards = new TokenCards(new SeedVault(Installation.seedKeyOf(config.data()), random), clock);
            Enrolments enrolments = new Enrolments(database, audit, authority, agencies, features::kioskPlace,
                    clock, random);
            Users users = new Users(database, audit, agencies, features::stationExists, cards, passwords, clock,
                    random);
            sessions = new Sessions(database, audit, agencies, enrolments, cards, passwords, clock, random);
            Designations designations = new Designations(database, audit, agencies, features::agencyAdded, clock);
            administration = new Administration(designations, enrolments, users, cards);

            router = new Router();
            new IdentityRoutes(enrolments, users, sessions, designations).addTo(router);
            pages = new Pages(clock.getZone());
            new ConsoleRoutes(sessions, pages).addTo(router);
            features.addRoutes(router, pages, sessions);
            addOwnRoutes(meters);
            addMeters(database, meters);
            FunctionCounter.builder("password.hashes", passwords, Passwords::runs).register(meters);

            firstAdministrators = new FirstAdministrators(database, users, enrolments, cards, clock, random);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the port. Closes the server where that is not possible.
    public void listen() {
        try {
            web = keep(WebServer.start(
                    new HttpSettings(config.bind(), config.port(), config.host(), config.callsPerSecond(),
                            config.burst()),
                    tls(), router, sessions, pages, () -> canDecide(features), platform.meters()));
            renewCertificates(web);
            platform.database().write(handle -> {
                platform.audit().append(handle,
                        AuditEvent.system("SERVER_STARTED", "server", "OK", java.util.Map.of()));
                return null;
            });
            firstAdministrator = firstAdministrators.open(address());
            LOG.atInfo().addKeyValue("port", web.port()).addKeyValue("database", platform.database().dialect())
                    .log("started");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    static Database open(ServerConfig config) {
        return config.databaseUrl().isEmpty()
                ? Databases.sqlite(Installation.databaseFile(config))
                : Databases.postgresql(config.databaseUrl(), config.databaseUser(), config.databasePassword().value());
    }

    private ServerTls tls() {
        return authority.serverTls(List.of(config.host(), "localhost", "127.0.0.1"));
    }

    private void renewCertificates(WebServer listening) {
        keep(Recurring.start("certificates", RENEWAL_CHECK, RENEWAL_CHECK, () -> listening.reload(tls())));
    }

    /// The database answers, and every register is there. An exception of any kind means no.
    private static boolean canDecide(PermitFeatures features) {
        try {
            return features.missingRegisters().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void addOwnRoutes(PrometheusMeterRegistry meters) {
        byte[] description = resource("/openapi.yaml");
        router.add(HttpMethod.GET, Api.OPENAPI, Access.anyone(),
                call -> Reply.bytes(200, "application/yaml; charset=utf-8", description));
        router.add(HttpMethod.GET, Api.METRICS, Access.device(DeviceKind.MONITOR), call -> Reply.bytes(200,
                "text/plain; version=0.0.4; charset=utf-8",
                meters.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static void addMeters(Database database, PrometheusMeterRegistry meters) {
        Gauge.builder("db.writer.queue", database, db -> db.statistics().queued()).register(meters);
        FunctionCounter.builder("db.write.transactions", database, db -> db.statistics().transactions())
                .register(meters);
        FunctionCounter.builder("db.write.commits", database, db -> db.statistics().commits()).register(meters);
        Gauge.builder("db.log.bytes", database, db -> db.statistics().logBytes()).register(meters);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(ServerApplication.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port it listens on, or will listen on.
    ///
    /// @throws IllegalStateException when it does not listen yet and any free port will do
    public int port() {
        if (web != null) {
            return web.port();
        }
        if (config.port() == 0) {
            throw new IllegalStateException("which port is free is known when the server listens");
        }
        return config.port();
    }

    /// Base address as devices use it, `https://host:port`.
    public String address() {
        return "https://" + config.host() + ":" + port();
    }

    /// Base address as a [URI].
    public URI uri() {
        return URI.create(address());
    }

    /// Certificate clients trust, and no other.
    public X509Certificate authorityCertificate() {
        return platform.keys().authorityCertificate();
    }

    /// What every feature is built on, for tests that look into the data.
    public Platform platform() {
        return platform;
    }

    /// The features of the quick permit.
    public PermitFeatures features() {
        return features;
    }

    /// The administrative use cases.
    public Administration administration() {
        return administration;
    }

    /// All routes with who may call them.
    public Router router() {
        return router;
    }

    /// What the first administrator needs; present at a start that made it, and never again.
    public Optional<FirstAdministrator> firstAdministrator() {
        return firstAdministrator;
    }

    /// Lets the calls under way finish, then closes everything in reverse order of its making.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.atWarn().addKeyValue("error", e.getClass().getName()).log("a part did not close cleanly");
            }
        }
    }
}
