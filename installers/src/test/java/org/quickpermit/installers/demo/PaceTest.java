package org.quickpermit.installers.demo;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"fast,0,0", "slow,2000,50", "0.1,100,2", "4,4000,100", "2.5,2500,62", "10,10000,250"})
    void a_pace_is_the_time_of_a_look_and_of_a_key(String text, long look, long key) {
        Pace pace = Pace.of(text);
        assertThat(pace.look()).isEqualTo(Duration.ofMillis(look));
        assertThat(pace.key().toMillis()).isEqualTo(key);
    }

    @Test
    void only_the_fast_one_is_for_nobody_to_follow() {
        assertThat(Pace.of("fast").isFast()).isTrue();
        assertThat(Pace.of("0.1").isFast()).isFalse();
    }
}
