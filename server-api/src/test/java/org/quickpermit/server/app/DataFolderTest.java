package org.quickpermit.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.wire.Api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a server does with its data folder, and when it says that it is ready.
class DataFolderTest {
    private static final List<String> REGISTERS = List.of("movements", "passports", "deny-list", "control",
            "prior-approvals");

    @Test
    void a_second_server_on_the_same_folder_is_refused_and_the_first_goes_on(@TempDir Path folder) {
        ServerConfig config = ServerConfig.local(folder, 0);
        Clock clock = Clock.system(ServerCommand.TAIPEI);
        try (ServerApplication first = ServerApplication.start(config, clock)) {
            assertThatThrownBy(() -> ServerApplication.start(config, clock)).isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(folder + " is in use by another server");
            assertThat(TestClient.stranger(first.uri(), first.authorityCertificate()).get(Api.HEALTH_LIVE).status())
                    .isEqualTo(200);
        }
        ServerApplication.start(config, clock).close();
    }

    /// Never loaded, loaded, and too old after three days.
    @Test
    void a_server_is_ready_when_every_register_is_loaded_and_young_enough() {
        try (TestServer server = TestServer.start()) {
            TestClient client = server.stranger();
            assertThat(server.application().features().missingRegisters()).isEqualTo(REGISTERS);
            for (String register : REGISTERS) {
                TestClient.Answer early = client.get(Api.HEALTH_READY);
                assertThat(early.status()).as("before " + register).isEqualTo(503);
                assertThat(early.json().get("status").asText()).isEqualTo("not ready");
                assertThat(early.http().headers().firstValue("Retry-After")).isPresent();
                assertThat(server.application().features().loadRegister(register,
                        Path.of("src/main/resources/demo/" + register + ".csv")).rejected()).isEmpty();
            }
            assertThat(client.get(Api.HEALTH_READY).status()).isEqualTo(200);
            server.clock().advance(Duration.ofDays(3).plusMinutes(1));
            assertThat(client.get(Api.HEALTH_READY).status()).isEqualTo(503);
        }
    }

    /// The database holds personal data; a folder with wider rights must not give them away.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobody_but_the_owner_may_read_a_file_of_the_database(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ServerConfig config = ServerConfig.local(folder, 0);
        try (ServerApplication _ = ServerApplication.start(config, Clock.system(ServerCommand.TAIPEI));
                Stream<Path> files = Files.list(folder)) {
            List<Path> ofTheDatabase = files.filter(file -> file.getFileName().toString().startsWith("quickpermit.db"))
                    .toList();
            assertThat(ofTheDatabase).hasSizeGreaterThanOrEqualTo(2);
            for (Path file : ofTheDatabase) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }
}
