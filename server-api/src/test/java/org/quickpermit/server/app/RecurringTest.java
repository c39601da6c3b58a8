package org.quickpermit.server.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecurringTest {
    /// One exception ended the renewal of the certificate for good: the schedule drops work that throws.
    @Test
    void work_that_failed_is_done_again() throws Exception {
        CountDownLatch succeeded = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (Recurring ignored = Recurring.start("flaky", Duration.ZERO, Duration.ofMillis(1), () -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("the disk was full");
                case 2 -> throw new NoClassDefFoundError("an update replaced the file");
                default -> succeeded.countDown();
            }
        })) {
            assertThat(succeeded.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
