package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.quickpermit.kiosk.cutoff.Foresight;
import org.quickpermit.kiosk.cutoff.SealKeys;
import org.quickpermit.kiosk.gateway.Gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches ahead on a thread of its own, so that a long first load keeps neither the screen nor a print waiting.
final class Fetching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final ZoneId CIVIL = ZoneId.of("Asia/Taipei");

    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kiosk-fetch").daemon().factory());

    /// @param every pause between two turns
    Fetching(Gateway gateway, SealKeys keys, Foresight foresight, InstantSource clock, Duration every) {
        turns.scheduleWithFixedDelay(() -> {
            try {
                keys.attempt(gateway, LocalDate.ofInstant(clock.instant(), CIVIL));
                while (foresight.turn() && !turns.isShutdown()) {
                    LOG.debug("more to fetch");
                }
            } catch (RuntimeException e) {
                LOG.error("fetching ahead failed", e);
            }
        }, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        turns.shutdownNow();
        turns.awaitTermination(6, TimeUnit.SECONDS);
    }
}
