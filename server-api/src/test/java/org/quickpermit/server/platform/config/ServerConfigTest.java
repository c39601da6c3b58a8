package org.quickpermit.server.platform.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerConfigTest {
    @Test
    void defaults_are_those_of_the_documentation() {
        assertThat(ServerConfig.of(Map.of(), Map.of())).isEqualTo(new ServerConfig(Path.of("quickpermit-data"),
                "127.0.0.1", "localhost", 8443, "", "", Secret.NONE, 50, 200));
    }

    @Test
    void the_command_line_beats_the_environment_and_the_environment_beats_the_file(@TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("server.properties"),
                "server.port = 1111\nserver.host=file.example\nrate.burst=7\ndatabase.url=jdbc:postgresql://h/d\n");
        ServerConfig config = ServerConfig.of(Map.of("server.data", folder.toString(), "server.port", "3333"),
                Map.of("QUICKPERMIT_SERVER_PORT", "2222", "QUICKPERMIT_SERVER_HOST", "env.example",
                        "QUICKPERMIT_DATABASE_USER", "u", "QUICKPERMIT_DATABASE_PASSWORD", "geheim", "PATH", "/bin"));
        assertThat(config).isEqualTo(new ServerConfig(folder, "127.0.0.1", "env.example", 3333,
                "jdbc:postgresql://h/d", "u", new Secret("geheim"), 50, 7));
    }

    @Test
    void the_printed_configuration_names_every_key_and_masks_secrets() {
        ServerConfig config = ServerConfig.of(Map.of("database.password", "geheim"), Map.of());
        assertThat(config.describe()).extracting(line -> line.split("=", 2)[0])
                .containsExactlyElementsOf(ServerConfig.keys().keySet());
        assertThat(String.join("\n", config.describe())).contains("database.password=********")
                .doesNotContain("geheim");
        assertThat(config.toString()).doesNotContain("geheim");
    }

    @Test
    void unknown_keys_and_impossible_values_are_refused_by_name() {
        refuses(Map.of("server.prot", "1"), Map.of(), "server.prot");
        refuses(Map.of(), Map.of("QUICKPERMIT_SERVER_PROT", "1"), "QUICKPERMIT_SERVER_PROT");
        refuses(Map.of("server.port", "70000"), Map.of(), "server.port must be a whole number from 0 to 65535");
        refuses(Map.of("server.port", "８４４３x"), Map.of(), "server.port");
        refuses(Map.of("server.host", "a b"), Map.of(), "server.host");
        refuses(Map.of("database.url", "jdbc:mysql://x"), Map.of(), "database.url");
        refuses(Map.of("database.url", "jdbc:postgresql://h/d?password=x"), Map.of(), "database.url");
    }

    private static void refuses(Map<String, String> commandLine, Map<String, String> environment, String part) {
        assertThatThrownBy(() -> ServerConfig.of(commandLine, environment)).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(part);
    }
}
