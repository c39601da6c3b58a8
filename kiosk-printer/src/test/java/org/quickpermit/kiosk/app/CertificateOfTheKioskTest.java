package org.quickpermit.kiosk.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.testing.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The certificates of the test's authority end tomorrow, so a kiosk renews at once.
class CertificateOfTheKioskTest {
    @TempDir
    Path folder;

    @Test
    void a_certificate_that_ends_soon_is_renewed_in_the_background_and_the_console_names_its_last_day()
            throws Exception {
        try (TestServer server = new TestServer(new TestBureau())) {
            Path data = folder.resolve("data");
            KioskSettings settings = KioskSettings
                    .standard(data, Optional.empty(), URI.create("ipp://localhost:1/ipp/print"))
                    .withTicket(server.ticket(folder))
                    .withClock(TestBureau.CLOCK)
                    .withTimes(Timings.STANDARD, PrintTimes.STANDARD, Duration.ofMillis(100), Duration.ofSeconds(2));
            try (KioskContext kiosk = KioskContext.open(settings)) {
                TestBureau.await("the renewed certificate is kept and shown",
                        () -> server.issued() == 2 && kept(data).certificate().equals(server.shown()));
                assertThat(kiosk.staff().overview().certificateEnds()).isPresent();
            }
        }
    }

    private static DeviceIdentity kept(Path data) {
        try {
            return new IdentityFiles(data).read().orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
