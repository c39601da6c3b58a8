package org.quickpermit.installers.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A short run of the simulation; `./quickpermit simulate` runs as many days as one likes.
@Tag("QP-6")
@Tag("QP-10")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 40);
    private static final int FOUND_WITHIN = 10;
    private final Simulation simulation = Simulation.open();

    @AfterAll
    void removeWhatIsLeft() {
        simulation.close();
    }

    @Test
    void every_invariant_holds_on_every_simulated_day() {
        long first = 1_000_000;
        List<Simulation.Result> results = LongStream.range(first, first + SEEDS).parallel()
                .mapToObj(seed -> simulation.run(seed, Defect.NONE, false)).toList();
        assertThat(results.stream().filter(result -> result.failure() != null)
                .map(result -> "seed " + result.seed() + ": " + result.failure() + "\n"
                        + String.join("\n", result.last())))
                .isEmpty();
        assertThat(results.stream().mapToLong(Simulation.Result::checks).sum())
                .as("every day is checked again and again").isGreaterThan(100L * SEEDS);
    }

    @Test
    void a_seed_plays_the_same_day_again_to_the_last_line() {
        for (long seed = 7; seed < 10; seed++) {
            Simulation.Result once = simulation.run(seed, Defect.NONE, false);
            Simulation.Result again = simulation.run(seed, Defect.NONE, false);
            assertThat(again.hash()).as("seed " + seed).isEqualTo(once.hash());
            assertThat(again.lines()).isEqualTo(once.lines()).isGreaterThan(100);
            assertThat(again.last()).isEqualTo(once.last());
        }
    }

    @Test
    void another_seed_is_another_day() {
        assertThat(simulation.run(7, Defect.NONE, false).hash())
                .isNotEqualTo(simulation.run(8, Defect.NONE, false).hash());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_defect_is_found_within_ten_days(Defect defect) {
        String invariant = switch (defect) {
            case NONE -> throw new IllegalStateException("nothing is planted");
            case PRINT_BEFORE_JOURNAL -> "I7: ";
            case RETRY_ON_UNKNOWN, COUNT_AT_QUEUE_EXIT -> "I[12]: ";
        };
        List<Simulation.Result> found = new ArrayList<>();
        for (long seed = 1; seed <= FOUND_WITHIN && found.isEmpty(); seed++) {
            Simulation.Result result = simulation.run(seed, defect, false);
            if (result.failure() != null) {
                found.add(result);
            }
        }
        assertThat(found).as(defect + " stays hidden").hasSize(1);
        assertThat(found.getFirst().failure()).containsPattern("^" + invariant);
        assertThat(found.getFirst().last()).isNotEmpty();
        Simulation.Result again = simulation.run(found.getFirst().seed(), defect, false);
        assertThat(again.failure()).isEqualTo(found.getFirst().failure());
        assertThat(again.hash()).isEqualTo(found.getFirst().hash());
    }
}
