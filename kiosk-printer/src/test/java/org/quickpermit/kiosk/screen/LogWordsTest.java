package org.quickpermit.kiosk.screen;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.station.Language;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What staff type to search the print log.
class LogWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final KioskTexts texts = new KioskTexts();

    @Test
    void a_number_a_day_and_an_outcome_come_in_any_order() {
        assertThat(read("TW0000123", Language.EN)).isEqualTo(LogQuery.ofNumber("TW0000123"));
        assertThat(read("7Q4K-9ZT2 M8", Language.EN)).isEqualTo(LogQuery.ofNumber("7Q4K-9ZT2M8"));
        assertThat(read("spoiled 2026-11-20 TW01", Language.EN)).isEqualTo(
                new LogQuery("TW01", Optional.of(LocalDate.of(2026, 11, 20)), Set.of(PrintStep.SPOILED)));
        assertThat(read("11/20 Unknown", Language.EN)).isEqualTo(
                new LogQuery("", Optional.of(LocalDate.of(2026, 11, 20)), Set.of(PrintStep.UNKNOWN)));
    }

    @Test
    void a_day_without_a_year_is_the_last_such_day() {
        assertThat(read("12-31", Language.EN).day()).contains(LocalDate.of(2025, 12, 31));
        assertThat(read("11-22", Language.EN).day()).contains(TODAY);
        assertThat(read("2-30", Language.EN)).isEqualTo(LogQuery.ofNumber("2-30"));
    }

    @Test
    void every_outcome_is_found_by_its_own_name_in_every_language() {
        for (Language language : Language.values()) {
            for (PrintStep step : PrintStep.values()) {
                String name = Stream.of(texts.get(language, "result." + step).split(" "))
                        .max(Comparator.comparing(String::length)).orElseThrow();
                assertThat(read(name, language).outcomes()).as(language + " " + name).contains(step);
            }
        }
    }

    private LogQuery read(String typed, Language language) {
        return LogWords.read(typed, texts, language, TODAY);
    }
}
