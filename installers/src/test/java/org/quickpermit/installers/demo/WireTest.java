package org.quickpermit.installers.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The line the demo cuts: what was let through arrives, what was cut does not, and the far side never notices.
class WireTest {
    private ServerSocket far;
    private Wire wire;

    @BeforeEach
    void lay() throws Exception {
        far = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        wire = Wire.to(URI.create("https://localhost:" + far.getLocalPort()));
    }

    @AfterEach
    void takeUp() throws Exception {
        wire.close();
        far.close();
    }

    private Socket machine() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.uri().getPort());
    }

    @Test
    void bytes_pass_in_both_directions() throws Exception {
        try (Socket machine = machine(); Socket server = far.accept()) {
            machine.getOutputStream().write(7);
            assertThat(server.getInputStream().read()).isEqualTo(7);
            server.getOutputStream().write(8);
            assertThat(machine.getInputStream().read()).isEqualTo(8);
        }
    }

    @Test
    void what_is_held_arrives_when_it_is_let_through() throws Exception {
        try (Socket machine = machine(); Socket server = far.accept()) {
            wire.hold();
            machine.getOutputStream().write(1);
            assertThat(server.getInputStream().read()).as("questions pass").isEqualTo(1);
            server.getOutputStream().write(2);
            Await.until("the piece on the line", () -> wire.arrived() == 1);
            CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> read(machine));
            assertThat(heard).isNotDone();
            wire.letThrough(wire.arrived());
            assertThat(heard.get()).isEqualTo(2);
            server.getOutputStream().write(3);
            Await.until("the next piece on the line", () -> wire.arrived() == 2);
            wire.release();
            assertThat(machine.getInputStream().read()).isEqualTo(3);
        }
    }

    @Test
    void a_held_answer_is_lost_when_the_line_is_cut_and_nothing_gets_through_until_it_is_mended() throws Exception {
        try (Socket machine = machine(); Socket server = far.accept()) {
            wire.hold();
            server.getOutputStream().write(2);
            Await.until("the piece on the line", () -> wire.arrived() == 1);
            wire.cut();
            assertThat(read(machine)).as("the machine hears that the line is dead, and not the answer").isEqualTo(-1);
        }
        try (Socket again = machine()) {
            assertThat(read(again)).isEqualTo(-1);
        }
        wire.mend();
        bytes_pass_in_both_directions();
    }

    @Test
    void a_server_that_is_gone_hangs_up() throws Exception {
        far.close();
        try (Socket machine = machine()) {
            assertThat(read(machine)).isEqualTo(-1);
        }
    }

    /// The next byte, or -1 when the line is dead, in whatever way it died.
    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException reset) {
            return -1;
        }
    }
}
