package org.quickpermit.server.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// Runs a test on each engine with a fresh, migrated database. One PostgreSQL per JVM, started when first needed; every
/// test gets a copy of a migrated template, in both engines.
public final class DatabaseContract implements TestTemplateInvocationContextProvider {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(Dialect.values()).map(Invocation::new);
    }

    /// Opens a fresh database of the given engine; the caller closes it.
    public static Database open(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> Databases.sqlite(SqliteTemplate.copy());
            case POSTGRESQL -> Databases.postgresql(PostgresTemplate.copy(), "postgres", "postgres");
        };
    }

    /// Address of a fresh database on the PostgreSQL of the tests.
    public static String postgresUrl() {
        return PostgresTemplate.copy();
    }

    private record Invocation(Dialect dialect) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return dialect.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new OpenDatabase(dialect));
        }
    }

    private static final class OpenDatabase implements ParameterResolver, AfterEachCallback {
        private final Dialect dialect;
        private @Nullable Database database;

        OpenDatabase(Dialect dialect) {
            this.dialect = dialect;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Database.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (database == null) {
                database = open(dialect);
            }
            return database;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (database != null) {
                database.close();
            }
        }
    }

    private static final class SqliteTemplate {
        private static final Path FOLDER = folder();
        private static final Path FILE = migrated();

        static Path copy() {
            try {
                return Files.copy(FILE, FOLDER.resolve("copy" + NUMBERS.incrementAndGet() + ".db"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path folder() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "contract-databases"));
                return Files.createTempDirectory(folder, "run");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path migrated() {
            Path file = FOLDER.resolve("template.db");
            Databases.sqlite(file).close();
            return file;
        }
    }

    private static final class PostgresTemplate {
        private static final EmbeddedPostgres POSTGRES = start();

        static String copy() {
            String name = "copy" + NUMBERS.incrementAndGet();
            execute("CREATE DATABASE " + name + " TEMPLATE migrated");
            return POSTGRES.getJdbcUrl("postgres", name);
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE migrated");
                }
                Databases.postgresql(postgres.getJdbcUrl("postgres", "migrated"), "postgres", "postgres").close();
                return postgres;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the embedded PostgreSQL did not start", e);
            }
        }

        private static void execute(String sql) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
