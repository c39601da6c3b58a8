package org.quickpermit.agency.fx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Days and times as the terminal reads and shows them: Western years, Asia/Taipei.
public final class Days {
    /// The zone of every civil date of the system.
    public static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final Pattern TYPED = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZONE);

    private Days() {}

    /// The day a clerk typed, as `2027-01-22`, `20270122` or `2027/1/22`; empty when it has another form or is not in
    /// the calendar.
    public static Optional<LocalDate> read(String typed) {
        var parts = TYPED.matcher(typed.strip());
        boolean ambiguous = typed.strip().matches("\\d{5,7}");
        if (ambiguous || !parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The time of day of a moment.
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    /// Day and time of a moment.
    public static String dayAndTime(Instant moment) {
        return DAY_AND_TIME.format(moment);
    }
}
