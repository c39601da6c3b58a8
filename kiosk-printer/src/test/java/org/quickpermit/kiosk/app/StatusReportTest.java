package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.util.List;

import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.KioskStatus;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What the board of all stations hears from a kiosk.
class StatusReportTest extends KioskTest {
    private KioskStatus last() {
        List<KioskStatus> all = server.statuses();
        return all.get(all.size() - 1);
    }

    @Test
    void the_board_hears_of_a_trouble_and_of_its_end_and_is_left_in_peace_between() throws Exception {
        TestBureau.await("a word in service", () -> !server.statuses().isEmpty() && last().inService());
        assertThat(last().nextSheet()).isEqualTo("TW00000101");
        assertThat(last().sheetsLeft()).isEqualTo(50);
        assertThat(last().trustListFrom()).isNotNull();

        unplug();
        TestBureau.await("a word of the reader", () -> last().troubles().stream()
                .anyMatch(trouble -> trouble.code().equals("SCANNER_GONE")));
        assertThat(last().inService()).isFalse();
        assertThat(last().troubles().getFirst().text().en()).isNotBlank();
        assertThat(last().troubles().getFirst().text().zh()).containsPattern("\\p{IsHan}");

        int words = server.statuses().size();
        kiosk.flow().lookNow();
        kiosk.flow().lookNow();
        clock.move(Duration.ofSeconds(61));
        TestBureau.await("a word after a minute", () -> server.statuses().size() > words);
        assertThat(server.statuses().subList(words, server.statuses().size()))
                .allMatch(status -> status.at().equals(clock.instant()));
    }
}
