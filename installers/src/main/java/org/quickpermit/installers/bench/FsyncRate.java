package org.quickpermit.installers.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How fast the disk makes one block durable: figures of durable work mean nothing without it, and on a shared machine
/// it moves within minutes.
///
/// @param rate writes of 4 KiB, each followed by fdatasync, per second
/// @param p50 milliseconds for one
/// @param p99 milliseconds for one
public record FsyncRate(@JsonProperty("per_s") double rate, @JsonProperty("p50_ms") double p50,
        @JsonProperty("p99_ms") double p99) {
    private static final int BLOCK = 4096;
    /// The file is written round and round, as a log is that has been written before.
    private static final int BLOCKS = 1024;

    /// Measures in a file of its own, which is removed.
    ///
    /// @param folder folder on the disk in question
    /// @param measure how long
    public static FsyncRate measure(Path folder, Duration measure) throws IOException {
        Path file = Files.createTempFile(folder, "fsync", ".probe");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            for (int i = 0; i < BLOCKS; i++) {
                channel.write(block.clear(), (long) i * BLOCK);
            }
            channel.force(true);
            ClosedLoop.Samples samples = new ClosedLoop.Samples();
            long end = System.nanoTime() + measure.toNanos();
            long before = System.nanoTime();
            for (int i = 0; before < end; i++) {
                channel.write(block.clear(), (long) (i % BLOCKS) * BLOCK);
                channel.force(false);
                long after = System.nanoTime();
                samples.add(after - before);
                before = after;
            }
            Measured measured = Measured.of("fsync", ClosedLoop.Samples.join(java.util.List.of(samples)), measure);
            return new FsyncRate(measured.throughput(), measured.p50(), measured.p99());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
