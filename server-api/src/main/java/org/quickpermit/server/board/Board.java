package org.quickpermit.server.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

/// All stations at one moment.
///
/// @param at the moment
/// @param stations the stations in the order in which travellers arrive
public record Board(Instant at, List<StationPanel> stations) {
    public Board {
        stations = List.copyOf(stations);
    }

    /// Kiosks that take travellers now.
    public long inService() {
        return kiosks().stream().filter(kiosk -> kiosk.condition() == Condition.IN_SERVICE).count();
    }

    /// All kiosks of all stations.
    public List<KioskRow> kiosks() {
        return stations.stream().flatMap(station -> station.kiosks().stream()).toList();
    }

    /// Permits confirmed in the last 24 hours.
    public int printed() {
        return stations.stream().mapToInt(StationPanel::printed).sum();
    }

    /// A station.
    ///
    /// @param station the station
    /// @param kiosks its kiosks
    /// @param hours permits confirmed in each of the last 24 hours, the oldest first
    public record StationPanel(Station station, List<KioskRow> kiosks, List<HourCount> hours) {
        public StationPanel {
            kiosks = List.copyOf(kiosks);
            hours = List.copyOf(hours);
        }

        /// Permits confirmed in the last 24 hours.
        public int printed() {
            return hours.stream().mapToInt(HourCount::prints).sum();
        }

        /// Height of an hour's bar where the busiest hour is as high as given; an hour with a permit is never without one.
        public int bar(HourCount hour, int highest) {
            return hour.prints() == 0 ? 0 : Math.max(1, hour.prints() * highest / most());
        }

        /// The busiest hour's permits, 0 where there were none.
        public int most() {
            return hours.stream().mapToInt(HourCount::prints).max().orElse(0);
        }
    }

    /// @param from begin of the hour
    /// @param prints permits confirmed in it
    public record HourCount(Instant from, int prints) {}

    /// A kiosk.
    ///
    /// @param name what it is called
    /// @param location where it stands
    /// @param condition what it asks of people
    /// @param status what it said last, empty when it was never heard of
    /// @param heardAt when it said so, by the server's clock
    /// @param lastPrint when its last permit was confirmed
    /// @param paperOut when its tray will be empty, by the last 14 days
    public record KioskRow(String name, Text location, Condition condition, Optional<KioskStatus> status,
            Optional<Instant> heardAt, Optional<Instant> lastPrint, Optional<Instant> paperOut) {}

    /// What a kiosk asks of people, the most urgent first.
    public enum Condition {
        /** Nothing was heard of it for three minutes: nobody knows what it does. */
        SILENT,
        /** It takes no travellers. */
        OUT_OF_SERVICE,
        /** It takes travellers, and something waits for a person. */
        ATTENTION,
        /** It takes travellers. */
        IN_SERVICE,
        /** No machine stands there, or it never reported. */
        NEVER_HEARD;

        /// How long a kiosk may be silent; it reports once a minute.
        static final Duration SILENCE = Duration.ofMinutes(3);
        /// A tray that will be empty sooner than this wants paper.
        static final Duration PAPER_SOON = Duration.ofHours(2);

        /// Judges what is known of a kiosk.
        ///
        /// @param now the moment
        /// @param status what it said last
        /// @param heardAt when it said so
        /// @param paperOut when its tray will be empty
        static Condition of(Instant now, Optional<KioskStatus> status, Optional<Instant> heardAt,
                Optional<Instant> paperOut) {
            if (status.isEmpty() || heardAt.isEmpty()) {
                return NEVER_HEARD;
            }
            if (heardAt.get().plus(SILENCE).isBefore(now)) {
                return SILENT;
            }
            KioskStatus said = status.get();
            if (!said.inService()) {
                return OUT_OF_SERVICE;
            }
            boolean paperSoon = paperOut.filter(at -> at.isBefore(now.plus(PAPER_SOON))).isPresent();
            return paperSoon || said.printsToSettle() > 0 || said.reportsRejected() > 0 ? ATTENTION : IN_SERVICE;
        }
    }
}
