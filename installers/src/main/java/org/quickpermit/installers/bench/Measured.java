package org.quickpermit.installers.bench;

import java.time.Duration;
import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One result of a bench.
///
/// @param name what was measured
/// @param throughput operations per second, all clients together
/// @param p50 half of the operations took at most this many milliseconds
/// @param p99 99 of 100 operations took at most this many milliseconds
/// @param max the slowest operation, milliseconds
/// @param operations how many were counted
public record Measured(@JsonProperty("name") String name, @JsonProperty("throughput_per_s") double throughput,
        @JsonProperty("p50_ms") double p50, @JsonProperty("p99_ms") double p99, @JsonProperty("max_ms") double max,
        @JsonProperty("operations") long operations) {
    /// Sums up the latencies of a run.
    ///
    /// @param nanos every counted latency, in any order
    /// @param measured how long was counted
    /// @throws IllegalArgumentException when nothing was counted: a speed of nothing is no result
    static Measured of(String name, long[] nanos, Duration measured) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException(
                    "no operation of \"" + name + "\" ended in the time measured; measure longer");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Measured(name, rounded(sorted.length / (measured.toNanos() / 1e9)), percentile(sorted, 50),
                percentile(sorted, 99), millis(sorted[sorted.length - 1]), sorted.length);
    }

    /// The nearest-rank percentile: the smallest value that at least `percent` of 100 values do not exceed.
    private static double percentile(long[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return millis(sorted[Math.max(0, rank - 1)]);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
