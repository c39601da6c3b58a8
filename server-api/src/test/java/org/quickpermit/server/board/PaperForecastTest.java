package org.quickpermit.server.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaperForecastTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void ten_sheets_at_six_an_hour_last_a_hundred_minutes() {
        assertThat(PaperForecast.emptyAt(10, NOON, ZONE, Collections.nCopies(24, 6.0)))
                .contains(NOON.plus(Duration.ofMinutes(100)));
    }

    /// The first flight lands at six in the morning: the tray that is filled at noon lasts until then.
    @Test
    void hours_without_travellers_use_no_paper() {
        Double[] hours = new Double[24];
        java.util.Arrays.fill(hours, 0.0);
        hours[6] = 30.0;
        assertThat(PaperForecast.emptyAt(15, NOON, ZONE, List.of(hours)))
                .contains(Instant.parse("2026-11-22T22:30:00Z"));
    }

    @Test
    void an_empty_tray_is_empty_now_and_a_kiosk_nobody_uses_never_runs_out() {
        assertThat(PaperForecast.emptyAt(0, NOON, ZONE, Collections.nCopies(24, 6.0))).contains(NOON);
        assertThat(PaperForecast.emptyAt(5, NOON, ZONE, Collections.nCopies(24, 0.0))).isEmpty();
        assertThat(PaperForecast.emptyAt(500, NOON, ZONE, Collections.nCopies(24, 1.0))).isEmpty();
    }

    @Property
    void more_sheets_never_run_out_earlier(@ForAll @IntRange(max = 400) int sheets,
            @ForAll @Size(24) List<@DoubleRange(max = 60) Double> hours) {
        Instant never = NOON.plus(PaperForecast.HORIZON).plusSeconds(1);
        Instant fewer = PaperForecast.emptyAt(sheets, NOON, ZONE, hours).orElse(never);
        Instant more = PaperForecast.emptyAt(sheets + 1, NOON, ZONE, hours).orElse(never);
        assertThat(more).isAfterOrEqualTo(fewer);
        assertThat(fewer).isAfterOrEqualTo(NOON);
    }
}
