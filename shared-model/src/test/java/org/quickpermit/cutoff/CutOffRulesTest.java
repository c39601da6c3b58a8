package org.quickpermit.cutoff;

import java.time.Duration;
import java.time.Instant;

import org.quickpermit.cutoff.CutOffRules.Bar;
import org.quickpermit.cutoff.CutOffRules.Situation;
import org.quickpermit.wire.OfflinePolicy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Tag("QP-6")
class CutOffRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final OfflinePolicy POLICY = new OfflinePolicy(240, 10);
    private static final Situation GOOD = new Situation(POLICY, Duration.ofSeconds(30), Duration.ofMinutes(240),
            Duration.ofMinutes(-5), NOW, NOW.plusSeconds(5), 9, true);

    @Test
    void a_kiosk_at_every_limit_may_print_alone() {
        assertThat(CutOffRules.bar(GOOD)).isEmpty();
    }

    @Test
    void one_step_beyond_each_limit_bars_it_with_its_own_reason() {
        assertThat(CutOffRules.bar(with(OfflinePolicy.NONE))).contains(Bar.NOT_ALLOWED);
        assertThat(
                CutOffRules.bar(new Situation(POLICY, GOOD.quiet(), GOOD.listAge(), GOOD.skew(), NOW, NOW, 0, false)))
                .contains(Bar.NO_KEY);
        assertThat(CutOffRules.bar(aged(Duration.ofMinutes(240).plusMillis(1)))).contains(Bar.LIST_TOO_OLD);
        assertThat(CutOffRules.bar(aged(null))).contains(Bar.LIST_TOO_OLD);
        assertThat(CutOffRules.bar(skewed(Duration.ofMinutes(5).plusMillis(1), NOW))).contains(Bar.CLOCK_WRONG);
        assertThat(CutOffRules.bar(skewed(Duration.ofMinutes(-5).minusMillis(1), NOW))).contains(Bar.CLOCK_WRONG);
        assertThat(CutOffRules.bar(skewed(null, NOW))).contains(Bar.CLOCK_WRONG);
        assertThat(CutOffRules.bar(skewed(Duration.ZERO, NOW.plusSeconds(6)))).contains(Bar.CLOCK_WRONG);
        assertThat(CutOffRules.bar(skewed(Duration.ZERO, null))).isEmpty();
        assertThat(
                CutOffRules.bar(new Situation(POLICY, GOOD.quiet(), GOOD.listAge(), GOOD.skew(), NOW, NOW, 10, true)))
                .contains(Bar.USED_UP);
        assertThat(CutOffRules.bar(new Situation(POLICY, Duration.ofMillis(29_999), GOOD.listAge(), GOOD.skew(), NOW,
                NOW, 0, true))).contains(Bar.NOT_YET);
    }

    @Test
    void a_policy_stays_within_what_the_trust_list_allows() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OfflinePolicy(241, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OfflinePolicy(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OfflinePolicy(1, 5_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new OfflinePolicy(1, -1));
    }

    private static Situation with(OfflinePolicy policy) {
        return new Situation(policy, GOOD.quiet(), GOOD.listAge(), GOOD.skew(), NOW, NOW, 0, true);
    }

    private static Situation aged(@Nullable Duration age) {
        return new Situation(POLICY, GOOD.quiet(), age, GOOD.skew(), NOW, NOW, 0, true);
    }

    private static Situation skewed(@Nullable Duration skew, @Nullable Instant written) {
        return new Situation(POLICY, GOOD.quiet(), GOOD.listAge(), skew, NOW, written, 0, true);
    }
}
