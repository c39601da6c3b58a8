package org.quickpermit.cutoff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.quickpermit.permit.PermitId;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Tag("QP-6")
class HomeKioskTest {
    private static List<String> kiosks(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add("TPE-T1-S-" + i);
        }
        return ids;
    }

    /// Each kiosk asks for itself, with the list in whatever order it got it.
    @Property
    void exactly_one_kiosk_of_a_station_finds_that_a_permit_is_its_own(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count) {
        Random random = new Random(seed);
        PermitId permit = PermitId.random(random);
        long owners = kiosks(count).stream().filter(own -> {
            List<String> asGot = kiosks(count);
            Collections.shuffle(asGot, random);
            return HomeKiosk.of(permit, asGot).equals(own);
        }).count();
        assertThat(owners).isEqualTo(1);
    }

    @Property
    void a_kiosk_that_is_added_takes_only_the_permits_it_gains(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 11) int count) {
        PermitId permit = PermitId.random(new Random(seed));
        String before = HomeKiosk.of(permit, kiosks(count));
        String after = HomeKiosk.of(permit, kiosks(count + 1));
        assertThat(after).isIn(before, "TPE-T1-S-" + (count + 1));
    }

    /// Another version of the program must give the same answer, or two kiosks of one station print one permit.
    @Example
    void the_answer_is_written_down_for_all_versions() {
        assertThat(HomeKiosk.of(new PermitId("7Q4K9ZT2M8XA"), kiosks(2))).isEqualTo("TPE-T1-S-1");
        assertThat(HomeKiosk.of(new PermitId("8R5M0ZT2M8XB"), kiosks(2))).isEqualTo("TPE-T1-S-1");
        assertThat(HomeKiosk.of(new PermitId("000000000000"), kiosks(4))).isEqualTo("TPE-T1-S-3");
        assertThatIllegalArgumentException().isThrownBy(() -> HomeKiosk.of(new PermitId("000000000000"), List.of()));
    }

    @Example
    void permits_are_spread_evenly() {
        Random random = new Random(7);
        Map<String, Integer> spread = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            spread.merge(HomeKiosk.of(PermitId.random(random), kiosks(4)), 1, Integer::sum);
        }
        assertThat(spread.values()).hasSize(4).allSatisfy(share -> assertThat(share).isBetween(900, 1_100));
    }
}
