package org.quickpermit.wire;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What became of numbered sheets. In each row, and so in the total, `issuedBefore + spoiledBefore + issued + spoiled +
/// unused + unaccounted = count`.
///
/// @param from first day of the period, Asia/Taipei
/// @param through last day of the period; what counts is where each sheet was at its end
/// @param rows one for each received range, or part of one not received, and place
/// @param total the sum of the rows
public record StockReport(LocalDate from, LocalDate through, List<RangeRow> rows, Counts total) {
    public StockReport {
        rows = List.copyOf(rows);
    }

    /// @param first number of the first sheet of the range
    /// @param last number of the last sheet of the range
    /// @param received true for a received range, false for numbers that never came to the depot
    /// @param stationId station that has or had the sheets counted here, null for the depot
    /// @param counts how many of the range's sheets, by what became of them
    public record RangeRow(String first, String last, boolean received, @Nullable String stationId, Counts counts) {}

    /// @param count all of them
    /// @param issuedBefore issued before the period
    /// @param spoiledBefore spoiled before the period
    /// @param issued issued in the period
    /// @param spoiled spoiled in the period
    /// @param unused blank at the end of the period, in somebody's charge
    /// @param unaccounted missing, being printed, or never received
    public record Counts(int count, int issuedBefore, int spoiledBefore, int issued, int spoiled, int unused,
            int unaccounted) {
        /// Nothing.
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        /// Both together.
        public Counts plus(Counts more) {
            return new Counts(count + more.count, issuedBefore + more.issuedBefore, spoiledBefore + more.spoiledBefore,
                    issued + more.issued, spoiled + more.spoiled, unused + more.unused, unaccounted + more.unaccounted);
        }
    }
}
