package org.quickpermit.seal;

import java.time.LocalDate;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SealDatesTest {
    @ParameterizedTest
    @CsvSource({"2020-01-01, 0F7134", "2023-07-26, 6ECF47", "2026-11-22, AB3C0A", "9999-12-31, BBFCFF"})
    void writes_month_day_year_as_one_number(LocalDate date, String hex) {
        assertThat(HexFormat.of().withUpperCase().formatHex(SealDates.encode(date))).isEqualTo(hex);
        assertThat(SealDates.decode(HexFormat.of().parseHex(hex))).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "FFFFFF"})
    void numbers_that_are_no_day_are_refused(String hex) {
        assertThat(SealDates.decode(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2,29,2027", "2,30,2024", "13,1,2026", "0,1,2026", "4,31,2026", "1,1,999"})
    void days_outside_the_calendar_are_refused(int month, int day, int year) {
        int number = month * 1_000_000 + day * 10_000 + year;
        byte[] bytes = {(byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
        assertThat(SealDates.decode(bytes)).isEmpty();
    }
}
