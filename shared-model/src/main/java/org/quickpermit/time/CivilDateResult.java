package org.quickpermit.time;

import java.time.LocalDate;

import org.quickpermit.wire.Text;

/// What [CivilDates] make of a date as typed.
public sealed interface CivilDateResult {
    /// @param date the date
    record Valid(LocalDate date) implements CivilDateResult {}

    /// @param part which part of the date is at fault
    /// @param fault why
    record Invalid(Part part, Fault fault) implements CivilDateResult {
        /// Part, reason and remedy in one sentence.
        public Text text() {
            if (part == Part.WHOLE) {
                return fault.text;
            }
            return new Text(part.name.zh() + "：" + fault.text.zh(), part.name.en() + ": " + fault.text.en());
        }
    }

    /// The parts of a date.
    enum Part {
        /** The date as a whole. */
        WHOLE("日期", "Date"),
        /** The year. */
        YEAR("年", "Year"),
        /** The month. */
        MONTH("月", "Month"),
        /** The day. */
        DAY("日", "Day");

        private final Text name;

        Part(String zh, String en) {
            this.name = new Text(zh, en);
        }
    }

    /// What can be wrong with a date.
    enum Fault {
        /** Neither of the ways a date can be written. */
        FORM("請以西元年/月/日輸入，例如2002/06/30，或民國091/06/30", "write year, month and day, as 2002/06/30 or 民國091/06/30"),
        /** Something other than digits. */
        NOT_A_NUMBER("請輸入數字", "type digits"),
        /** A year the era does not have. */
        YEAR_OUT_OF_RANGE("超出範圍，請核對紀年", "out of range; check the era"),
        /** No month from 1 to 12. */
        MONTH_OUT_OF_RANGE("應為01至12", "must be 01 to 12"),
        /** No day of that month. */
        NO_SUCH_DAY("該月無此日，請核對", "that month has no such day");

        private final Text text;

        Fault(String zh, String en) {
            this.text = new Text(zh, en);
        }
    }
}
