package org.quickpermit.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.quickpermit.wire.Role;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MissingKeysTest {
    @ParameterizedTest
    @ValueSource(strings = {"authority.p12", "passphrase", "token-seeds.key"})
    void a_server_whose_keys_are_not_beside_its_database_does_not_start_and_makes_none(String missing)
            throws IOException {
        TestServer server = TestServer.start();
        server.bureau(Role.BUREAU_OFFICER);
        Path keys = server.data().resolve("keys");
        server.close();
        Path kept = Files.move(keys.resolve(missing), server.data().resolve("kept"));
        List<String> before = names(keys);

        assertThatThrownBy(server::restart).isInstanceOf(ServerMain.CommandFailed.class)
                .hasMessageContaining(missing).hasMessageContaining("backup");
        assertThat(names(keys)).isEqualTo(before).doesNotContain(missing);

        Files.move(kept, keys.resolve(missing));
        try (TestServer again = server.restart()) {
            assertThat(again.stranger().get("/health/live").status()).isEqualTo(200);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
