package org.quickpermit.installers.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.quickpermit.installers.remote.ServerProcess;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// `server --demo` as a newcomer meets it, in a process of its own: the port opens when all it promises is there, and
/// the line it prints works as it stands, in a folder whose name a shell would take apart.
class DemoServerTest {
    @TempDir
    private Path folder;

    private Path demo;
    private int port;
    private Process server;

    @BeforeEach
    void start() throws Exception {
        Path data = folder.resolve("someone's demo, new");
        demo = data.resolve("demo");
        port = ServerProcess.freePort();
        server = new ProcessBuilder(ServerProcess.command("server", "--demo", "--data", data.toString(), "--port",
                Integer.toString(port)))
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_first_call_that_gets_through_finds_everything() throws Exception {
        while (!isOpen()) {
            assertThat(server.isAlive()).as(Files.readString(folder.resolve("stderr"))).isTrue();
            Thread.sleep(2);
        }
        JsonNode access = WireJson.lenient().readTree(demo.resolve("demo.json").toFile());
        assertThat(access.get("server").asText()).isEqualTo("https://localhost:" + port);
        assertThat(access.get("users")).hasSize(7);
        for (JsonNode device : access.get("devices")) {
            assertThat(demo.resolve(device.get("certificate").asText())).isNotEmptyFile();
            assertThat(demo.resolve(device.get("key").asText())).isNotEmptyFile();
        }
        assertThat(demo.resolve("README.txt")).isNotEmptyFile();
    }

    private boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void the_printed_line_works_when_it_is_pasted() throws Exception {
        assumeTrue(hasCurl(), "curl is not installed");
        List<String> printed = printedUntilListening();
        String line = printed.stream().filter(one -> one.strip().startsWith("curl ")).findFirst().orElseThrow();

        Process shell = new ProcessBuilder("bash", "-c", line.strip()).directory(folder.toFile()).start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        assertThat(WireJson.lenient().readValue(answer, Map.class)).containsKeys("deviceId", "kioskId", "station");
    }

    private List<String> printedUntilListening() throws IOException {
        List<String> printed = new ArrayList<>();
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed.add(line);
            if (line.startsWith("listening on ")) {
                return printed;
            }
        }
        throw new AssertionError("the server ended: " + printed + Files.readString(folder.resolve("stderr")));
    }

    private static boolean hasCurl() throws Exception {
        try {
            return new ProcessBuilder("curl", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
