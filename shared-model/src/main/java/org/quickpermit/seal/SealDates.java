package org.quickpermit.seal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Dates as visible digital seals write them: the number MMDDYYYY as three bytes, big-endian, so that 1 January 2020 is
/// the number 1,012,020 and the bytes `0F7134`.
final class SealDates {
    static final int LENGTH = 3;

    private SealDates() {}

    static boolean isEncodable(LocalDate date) {
        return date.getYear() >= 1000 && date.getYear() <= 9999;
    }

    static byte[] encode(LocalDate date) {
        int number = date.getMonthValue() * 1_000_000 + date.getDayOfMonth() * 10_000 + date.getYear();
        return new byte[]{(byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
    }

    /// Empty when the three bytes name no day of the calendar.
    static Optional<LocalDate> decode(byte[] bytes) {
        int number = (bytes[0] & 0xFF) << 16 | (bytes[1] & 0xFF) << 8 | bytes[2] & 0xFF;
        try {
            LocalDate date = LocalDate.of(number % 10_000, number / 1_000_000, number / 10_000 % 100);
            return isEncodable(date) ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
