package org.quickpermit.server.platform.http.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// A token bucket per caller: `burst` calls at once, `perSecond` in the long run. Buckets that are full again are
/// forgotten, so that callers who come and go cost no memory.
final class RateLimit {
    private static final int SWEEP_AT = 10_000;
    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(int perSecond, int burst) {
        this(perSecond, burst, System::nanoTime);
    }

    RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    private record Bucket(double tokens, long at) {}

    /// Takes one call from the caller's bucket.
    ///
    /// @return how long to wait when the bucket is empty, else nothing
    Optional<Duration> take(String caller) {
        long now = nanoTime.getAsLong();
        if (buckets.size() > SWEEP_AT) {
            buckets.values().removeIf(bucket -> refilled(bucket, now) >= burst);
        }
        Bucket[] taken = new Bucket[1];
        buckets.compute(caller, (key, old) -> {
            double tokens = old == null ? burst : refilled(old, now);
            taken[0] = new Bucket(tokens, now);
            return tokens < 1 ? taken[0] : new Bucket(tokens - 1, now);
        });
        double tokens = taken[0].tokens();
        return tokens >= 1
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS)));
    }

    private double refilled(Bucket bucket, long now) {
        return Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS * perSecond);
    }
}
