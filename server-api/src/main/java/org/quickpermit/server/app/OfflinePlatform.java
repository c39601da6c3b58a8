package org.quickpermit.server.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Devices;
import org.quickpermit.server.identity.SeedVault;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.platform.tls.SecretFiles;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// The data of an installation without its web server, for commands that run beside it.
final class OfflinePlatform implements AutoCloseable {
    private final Platform platform;
    private final TokenCards cards;

    private OfflinePlatform(Platform platform, TokenCards cards) {
        this.platform = platform;
        this.cards = cards;
    }

    static OfflinePlatform open(ServerConfig config, Clock clock) {
        SecureRandom random = new SecureRandom();
        SecretFiles.folder(config.data());
        Path keys = config.data().resolve("keys");
        Authority authority = new Authority(keys, Clock.systemUTC(), random);
        Database database = ServerApplication.open(config);
        Platform platform = new Platform(database, new AuditLog(clock, database.dialect()), authority, new Agencies(),
                new Devices(), clock, random, new SimpleMeterRegistry());
        return new OfflinePlatform(platform,
                new TokenCards(new SeedVault(keys.resolve("token-seeds.key"), random), clock));
    }

    Platform platform() {
        return platform;
    }

    TokenCards cards() {
        return cards;
    }

    @Override
    public void close() {
        platform.database().close();
    }
}
