package org.quickpermit.server.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// When a tray will be empty, if the coming hours are like the same hours of the past days.
public final class PaperForecast {
    /// How far ahead it looks.
    public static final Duration HORIZON = Duration.ofHours(48);

    private PaperForecast() {}

    /// @param sheets sheets left, 0 or more
    /// @param now the moment
    /// @param zone zone of the hours
    /// @param perHour sheets used on average in each hour of the day, 24 values, none negative
    /// @return the moment the last sheet goes, to the minute; empty when that is more than [#HORIZON] away
    /// @throws IllegalArgumentException when there are not 24 hours
    public static Optional<Instant> emptyAt(int sheets, Instant now, ZoneId zone, List<Double> perHour) {
        if (perHour.size() != 24) {
            throw new IllegalArgumentException("a day has 24 hours");
        }
        double left = sheets;
        Instant end = now.plus(HORIZON);
        Instant at = now;
        while (left > 0 && at.isBefore(end)) {
            ZonedDateTime local = at.atZone(zone);
            Instant hourEnds = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            double rate = perHour.get(local.getHour());
            double used = rate * Duration.between(at, hourEnds).toSeconds() / 3600;
            if (used >= left) {
                at = at.plusSeconds((long) (left / rate * 3600));
                left = 0;
            } else {
                left -= used;
                at = hourEnds;
            }
        }
        return left > 0 || at.isAfter(end) ? Optional.empty() : Optional.of(at.truncatedTo(ChronoUnit.MINUTES));
    }
}
