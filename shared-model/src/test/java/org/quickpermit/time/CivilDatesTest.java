package org.quickpermit.time;

import java.time.LocalDate;
import java.time.chrono.MinguoChronology;
import java.time.chrono.MinguoEra;
import java.time.temporal.ChronoField;

import org.quickpermit.time.CivilDateResult.Fault;
import org.quickpermit.time.CivilDateResult.Invalid;
import org.quickpermit.time.CivilDateResult.Part;
import org.quickpermit.time.CivilDateResult.Valid;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("T-1")
class CivilDatesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            REPUBLIC,        091,  06, 30, 2002-06-30
            REPUBLIC,        91,   6,  30, 2002-06-30
            REPUBLIC,        089,  02, 29, 2000-02-29
            REPUBLIC,        001,  01, 01, 1912-01-01
            REPUBLIC,        115,  11, 22, 2026-11-22
            BEFORE_REPUBLIC, 001,  12, 31, 1911-12-31
            BEFORE_REPUBLIC, 012,  02, 28, 1900-02-28
            BEFORE_REPUBLIC, 008,  02, 29, 1904-02-29
            WESTERN,         2002, 06, 30, 2002-06-30
            REPUBLIC,        ０９１, ０６, ３０, 2002-06-30
            """)
    void reads_the_fields_of_a_form(Era era, String year, String month, String day, LocalDate date) {
        assertThat(CivilDates.parse(era, year, month, day)).isEqualTo(new Valid(date));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            REPUBLIC,        090,  02, 29, DAY,   NO_SUCH_DAY
            BEFORE_REPUBLIC, 012,  02, 29, DAY,   NO_SUCH_DAY
            REPUBLIC,        000,  01, 01, YEAR,  YEAR_OUT_OF_RANGE
            BEFORE_REPUBLIC, 000,  01, 01, YEAR,  YEAR_OUT_OF_RANGE
            REPUBLIC,        2002, 06, 30, YEAR,  YEAR_OUT_OF_RANGE
            WESTERN,         091,  06, 30, YEAR,  YEAR_OUT_OF_RANGE
            REPUBLIC,        091,  13, 01, MONTH, MONTH_OUT_OF_RANGE
            REPUBLIC,        091,  00, 01, MONTH, MONTH_OUT_OF_RANGE
            REPUBLIC,        091,  06, 31, DAY,   NO_SUCH_DAY
            REPUBLIC,        091,  06, 00, DAY,   NO_SUCH_DAY
            REPUBLIC,        9x,   06, 01, YEAR,  NOT_A_NUMBER
            REPUBLIC,        '',   06, 01, YEAR,  NOT_A_NUMBER
            REPUBLIC,        091,  '', 01, MONTH, NOT_A_NUMBER
            REPUBLIC,        091,  06, -1, DAY,   NOT_A_NUMBER
            REPUBLIC,        091,  06, 001, DAY,  NOT_A_NUMBER
            REPUBLIC,        ٩١,   06, 01, YEAR,  NOT_A_NUMBER
            """)
    void names_the_part_at_fault(Era era, String year, String month, String day, Part part, Fault fault) {
        assertThat(CivilDates.parse(era, year, month, day)).isEqualTo(new Invalid(part, fault));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2002/06/30,       2002-06-30
            2002-06-30,       2002-06-30
            2002.6.30,        2002-06-30
            20020630,         2002-06-30
            091/06/30,        2002-06-30
            91/6/30,          2002-06-30
            0910630,          2002-06-30
            民國091/06/30,    2002-06-30
            民國 91 年 6 月 30 日, 2002-06-30
            西元2002年6月30日, 2002-06-30
            民前001/12/31,    1911-12-31
            民前0011231,      1911-12-31
            ２００２／０６／３０, 2002-06-30
            """)
    void reads_a_date_in_one_piece(String typed, LocalDate date) {
        assertThat(CivilDates.parse(typed)).isEqualTo(new Valid(date));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',            WHOLE, FORM
            2002/06-30,    WHOLE, FORM
            30/06/2002,    WHOLE, FORM
            2002/06/30x,   WHOLE, FORM
            2002/02/29,    DAY,   NO_SUCH_DAY
            090/02/29,     DAY,   NO_SUCH_DAY
            民國2002/06/30, YEAR, YEAR_OUT_OF_RANGE
            000/01/01,     YEAR,  YEAR_OUT_OF_RANGE
            """)
    void refuses_other_text(String typed, Part part, Fault fault) {
        assertThat(CivilDates.parse(typed)).isEqualTo(new Invalid(part, fault));
    }

    @Test
    void prints_dates_of_every_era() {
        assertThat(CivilDates.print(LocalDate.of(2002, 6, 30), Era.REPUBLIC)).contains("民國091/06/30");
        assertThat(CivilDates.print(LocalDate.of(2002, 6, 30), Era.WESTERN)).contains("2002/06/30");
        assertThat(CivilDates.print(LocalDate.of(1911, 12, 31), Era.BEFORE_REPUBLIC)).contains("民前001/12/31");
        assertThat(CivilDates.print(LocalDate.of(1912, 1, 1), Era.BEFORE_REPUBLIC)).isEmpty();
        assertThat(CivilDates.print(LocalDate.of(1911, 12, 31), Era.REPUBLIC)).isEmpty();
        assertThat(CivilDates.print(LocalDate.of(10000, 1, 1), Era.WESTERN)).isEmpty();
    }

    @Test
    void a_refusal_tells_part_reason_and_remedy_in_both_languages() {
        Invalid invalid = new Invalid(Part.MONTH, Fault.MONTH_OUT_OF_RANGE);

        assertThat(invalid.text().zh()).isEqualTo("月：應為01至12");
        assertThat(invalid.text().en()).isEqualTo("Month: must be 01 to 12");
        assertThat(new Invalid(Part.WHOLE, Fault.FORM).text().zh()).startsWith("請以西元年");
    }

    @Property
    void printed_dates_read_back_and_agree_with_the_calendar_of_the_jdk(@ForAll("days") LocalDate date) {
        for (Era era : Era.values()) {
            CivilDates.print(date, era)
                    .ifPresent(text -> assertThat(CivilDates.parse(text)).isEqualTo(new Valid(date)));
        }
        var minguo = MinguoChronology.INSTANCE.date(date);
        Era era = minguo.getEra() == MinguoEra.ROC ? Era.REPUBLIC : Era.BEFORE_REPUBLIC;
        assertThat(era.yearOf(date)).isEqualTo(minguo.get(ChronoField.YEAR_OF_ERA));
        assertThat(era.westernYear(era.yearOf(date))).isEqualTo(date.getYear());
    }

    @Property
    void whatever_is_typed_gets_an_answer(@ForAll String typed, @ForAll String month, @ForAll Era era) {
        assertThat(CivilDates.parse(typed)).isNotNull();
        assertThat(CivilDates.parse(era, typed, month, typed)).isNotNull();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(LocalDate.of(1000, 1, 1).toEpochDay(), LocalDate.of(2900, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
