package org.quickpermit.server.deposit;

import java.time.LocalDate;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.ProblemType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StatementPeriodTest {
    @ParameterizedTest
    @CsvSource({"+999999999-12-31, +999999999-12-31", "-999999999-01-01, 2026-11-22", "2026-11-22, 2026-11-21",
            "2025-11-20, 2026-11-22"})
    void a_period_that_cannot_be_is_a_fault_of_the_query(LocalDate from, LocalDate to) {
        try (Database database = DatabaseContract.open(Dialect.SQLITE); Bureau bureau = new Bureau(database)) {
            assertThatThrownBy(() -> bureau.features.deposits().statement("kangtai", from, to))
                    .isInstanceOfSatisfying(ApiProblem.class, problem -> org.assertj.core.api.Assertions
                            .assertThat(problem.type()).isEqualTo(ProblemType.INVALID_FIELDS));
        }
    }
}
