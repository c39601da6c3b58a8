package org.quickpermit.kiosk.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

import org.quickpermit.kiosk.gateway.internal.Enroller;
import org.quickpermit.kiosk.gateway.internal.HttpGateway;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.testing.TestServer;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.SignedTrustList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Enrolment and the calls after it, over real HTTPS with client certificates.
class EnrolmentTest {
    private static final Instant NOW = TestBureau.CLOCK.instant();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new TestBureau());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_ticket_becomes_credentials_that_the_server_knows_also_after_a_restart() throws Exception {
        Credentials made = new Enroller().enrol(server.ticket(folder), NOW, PATIENCE);
        made.write(folder);
        Credentials kept = Credentials.read(folder).orElseThrow();
        assertThat(kept.deviceId()).isEqualTo("kiosk-t1s-1");
        assertThat(Files.getPosixFilePermissions(folder.resolve("kiosk.p12")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (HttpGateway gateway = new HttpGateway(kept, PATIENCE)) {
            assertThat(gateway.profile()).isInstanceOfSatisfying(Answer.Done.class,
                    done -> assertThat(((KioskProfile) done.value()).name()).isEqualTo("T1 South 1"));
            server.down(true);
            assertThat(gateway.trustList()).isInstanceOf(Answer.Unreachable.class);
            server.down(false);
            assertThat(gateway.trustList()).isInstanceOfSatisfying(Answer.Done.class,
                    done -> assertThat(done.value()).isInstanceOf(SignedTrustList.class));
        }
    }

    @Test
    void a_server_of_another_authority_is_not_spoken_to() throws Exception {
        Credentials mine = new Enroller().enrol(server.ticket(folder), NOW, PATIENCE);
        try (TestServer rogue = new TestServer(new TestBureau())) {
            Credentials turned = new Credentials(rogue.address(), mine.deviceId(), mine.key(), mine.certificate(),
                    mine.authority());
            try (HttpGateway gateway = new HttpGateway(turned, PATIENCE)) {
                assertThat(gateway.profile()).isInstanceOf(Answer.Unreachable.class);
            }
        }
    }

    @Test
    void unusable_tickets_are_refused_with_the_reason_and_nothing_is_written() throws Exception {
        Path wrongKind = server.ticket(folder, DeviceKind.TERMINAL, NOW.plusSeconds(60));
        assertThatThrownBy(() -> new Enroller().enrol(wrongKind, NOW, PATIENCE)).hasMessageContaining("kiosk's ticket");
        Path old = server.ticket(folder, DeviceKind.KIOSK, NOW.minusSeconds(1));
        assertThatThrownBy(() -> new Enroller().enrol(old, NOW, PATIENCE)).hasMessageContaining("ran out");
        Path garbage = Files.writeString(folder.resolve("garbage.qpticket"), "{\"server\": 7");
        assertThatThrownBy(() -> new Enroller().enrol(garbage, NOW, PATIENCE)).hasMessageContaining("is not one");
        Path empty = Files.writeString(folder.resolve("empty.qpticket"), "{}");
        assertThatThrownBy(() -> new Enroller().enrol(empty, NOW, PATIENCE)).hasMessageContaining("lacks a field");
        assertThatThrownBy(() -> new Enroller().enrol(folder.resolve("none"), NOW, PATIENCE))
                .hasMessageContaining("cannot be read");
        Path used = Files.writeString(folder.resolve("used.qpticket"),
                Files.readString(server.ticket(folder)).replace("ONE-TIME", "USED-UP"));
        assertThatThrownBy(() -> new Enroller().enrol(used, NOW, PATIENCE)).hasMessageContaining("refused");
        assertThat(Credentials.read(folder)).isEmpty();
    }
}
