package org.quickpermit.server.quickpermit;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.quickpermit.permit.PermitState;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.db.Dialect;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// The books against a model of them, over thousands of random deeds. One walk is new at every run; its seed is in the
/// message when it fails, and `-Dquickpermit.walk.seed=` walks it again; `-Dquickpermit.walks=` takes more of them.
@Tag("QP-3")
@Tag("QP-6")
@Tag("QP-8")
class RandomWalkTest {
    private static final int STEPS = 400;

    /// A walk that met only a part of what can happen would prove only that part.
    @Test
    void books_and_model_agree_on_known_walks_which_meet_everything() {
        Set<String> met = new TreeSet<>();
        for (long seed = 1; seed <= 3; seed++) {
            met.addAll(walk(Dialect.SQLITE, model(), seed, STEPS));
        }

        Set<String> all = new TreeSet<>(
                Set.of("correction", "sheet ACTIVE", "sheet UNKNOWN", "sheet CONFIRMED", "sheet SPOILED",
                        "sheet RETURNED", "sheet REPLACED", "NOT_FOUND", "CORRECTION_WINDOW_CLOSED", "STATE_CONFLICT",
                        "SEAL_REFUSED", "PRINT_IN_PROGRESS", "PERMIT_NOT_PRINTABLE", "PERMIT_ALREADY_PRINTED",
                        "SHEET_ALREADY_USED", "INVALID_FIELDS", "ENTRY_REFUSED", "IDEMPOTENCY_KEY_REUSED"));
        Stream.of(PermitState.values()).forEach(state -> all.add(state.name()));
        assertThat(met).containsAll(all);
    }

    @Test
    void books_and_model_agree_on_walks_nobody_has_walked_before() {
        long seed = Long.getLong("quickpermit.walk.seed", System.nanoTime());
        for (int walk = 0; walk < Integer.getInteger("quickpermit.walks", 1); walk++) {
            walk(Dialect.SQLITE, model(), seed + walk, STEPS);
        }
    }

    @Test
    void books_and_model_agree_on_postgresql() {
        walk(Dialect.POSTGRESQL, model(), 4, STEPS / 2);
    }

    /// The test of the test: a model in which corrections cost something is caught, at the same step every time.
    @Test
    void a_wrong_model_is_found_out_with_its_seed_and_found_out_again() {
        String first = fault();
        assertThat(first).contains("seed 1, step ", "corrects", "balances", "replay with");
        assertThat(fault().substring(0, first.indexOf(" ("))).isEqualTo(first.substring(0, first.indexOf(" (")));
    }

    private static String fault() {
        BooksModel wrong = new BooksModel(RandomWalk.DEPOSIT, "kangtai", "haojiang") {
            @Override
            long feeOfCorrection() {
                return 200;
            }
        };
        return String.valueOf(catchThrowable(() -> walk(Dialect.SQLITE, wrong, 1, STEPS)));
    }

    private static BooksModel model() {
        return new BooksModel(RandomWalk.DEPOSIT, "kangtai", "haojiang");
    }

    private static Set<String> walk(Dialect dialect, BooksModel model, long seed, int steps) {
        try (Database database = DatabaseContract.open(dialect)) {
            return RandomWalk.walk(database, model, seed, steps);
        }
    }
}
