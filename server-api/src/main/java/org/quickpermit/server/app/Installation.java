package org.quickpermit.server.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Databases;
import org.quickpermit.server.platform.db.ReadOnlyDatabase;

/// An installation that a server has made, for the commands that work on its data. None of them makes one: where there is
/// none, the command is refused and nothing appears on the disk.
public final class Installation {
    private static final String DATABASE = "quickpermit.db";

    private Installation() {}

    /// The embedded database's file.
    static Path databaseFile(ServerConfig config) {
        return config.data().resolve(DATABASE);
    }

    /// True when a server has begun to make an installation there: keys in the data folder, a database file, or tables in
    /// the PostgreSQL database.
    public static boolean isBegun(ServerConfig config) {
        if (Files.exists(databaseFile(config)) || Files.exists(config.data().resolve("keys"))) {
            return true;
        }
        if (config.databaseUrl().isEmpty()) {
            return false;
        }
        try (ReadOnlyDatabase database = connect(config)) {
            return database.holdsInstallation();
        }
    }

    /// Opens an installation's database to look at it; nothing is made, migrated or written.
    ///
    /// @throws ServerMain.CommandFailed when there is no installation
    static ReadOnlyDatabase look(ServerConfig config) {
        boolean embedded = config.databaseUrl().isEmpty();
        if (embedded && !Files.isRegularFile(databaseFile(config))) {
            throw new ServerMain.CommandFailed("there is no installation in the folder " + config.data()
                    + ": name its data folder with --data; the server makes one when it starts");
        }
        ReadOnlyDatabase database = connect(config);
        boolean holds = false;
        try {
            holds = database.holdsInstallation();
        } finally {
            if (!holds) {
                database.close();
            }
        }
        if (!holds) {
            throw new ServerMain.CommandFailed((embedded ? databaseFile(config).toString() : config.databaseUrl())
                    + " holds no installation: start the server on it once");
        }
        return database;
    }

    /// Opens an installation's database to work on it.
    ///
    /// @throws ServerMain.CommandFailed when there is no installation
    static Database open(ServerConfig config) {
        look(config).close();
        return ServerApplication.open(config);
    }

    /// Sees that the keys of an installation are there before a server works on its database: a new authority would be
    /// trusted by no device, and a new key would open no token card.
    ///
    /// What the database knows decides, not that it exists: a first start that was cut off before it had keys goes on.
    ///
    /// @throws ServerMain.CommandFailed when a key is missing; then nothing was made
    static void requireKeys(ServerConfig config, Database database) {
        if (holds(database, "seal_key")) {
            keys(config);
        }
        if (holds(database, "token_card")) {
            seedKey(config);
        }
    }

    private static boolean holds(Database database, String table) {
        return database.<Long, RuntimeException>read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class).one()) > 0;
    }

    /// The file of the key that the seeds of token cards are encrypted under.
    ///
    /// @throws ServerMain.CommandFailed when there is none: a new key would open none of the seeds that are in the stock
    static Path seedKey(ServerConfig config) {
        Path file = seedKeyOf(config.data());
        if (!Files.isRegularFile(file)) {
            throw new ServerMain.CommandFailed("there is no " + file
                    + ": name the installation's data folder with --data, or put its keys back from the backup");
        }
        return file;
    }

    /// The folder of the installation's keys.
    ///
    /// @throws ServerMain.CommandFailed when there is no authority in it: a new one would be trusted by no device
    static Path keys(ServerConfig config) {
        Path keys = config.data().resolve("keys");
        for (String file : List.of("passphrase", "authority.p12")) {
            if (!Files.isRegularFile(keys.resolve(file))) {
                throw new ServerMain.CommandFailed("there is no " + keys.resolve(file)
                        + ": name the installation's data folder with --data, or put its keys back from the backup");
            }
        }
        return keys;
    }

    /// Where a data folder has the key of the token seeds.
    static Path seedKeyOf(Path data) {
        return data.resolve("keys").resolve("token-seeds.key");
    }

    private static ReadOnlyDatabase connect(ServerConfig config) {
        return config.databaseUrl().isEmpty()
                ? Databases.lookAtSqlite(databaseFile(config))
                : Databases.lookAtPostgresql(config.databaseUrl(), config.databaseUser(),
                        config.databasePassword().value());
    }
}
