package org.quickpermit.server.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.quickpermit.server.platform.config.ServerConfig;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command of the server shares: where its data are.
final class DataFolder {
    @Option(names = "--data", paramLabel = "DIR", description = "folder of database and keys (default: quickpermit-data)")
    private @Nullable Path data;

    @Option(names = "--db", paramLabel = "JDBC-URL", description = "a PostgreSQL database instead of the embedded one, as jdbc:postgresql://host/name; "
            + "user and password come from QUICKPERMIT_DATABASE_USER and QUICKPERMIT_DATABASE_PASSWORD")
    private @Nullable String database;

    ServerConfig config(Map<String, String> more) {
        Map<String, String> commandLine = new HashMap<>(more);
        if (data != null) {
            commandLine.put("server.data", data.toString());
        }
        if (database != null) {
            commandLine.put("database.url", database);
        }
        return ServerConfig.of(commandLine, System.getenv());
    }
}
