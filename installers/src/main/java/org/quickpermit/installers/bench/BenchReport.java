package org.quickpermit.installers.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// What a bench found, as it is written to the file of `--json`.
///
/// @param bench name of the bench
/// @param takenAt when
/// @param machine where
/// @param parameters sizes and times it ran with
/// @param fsync what the disk could do, right before and right after the measurements
/// @param results the figures, the floor among them
/// @param ratioToFloor throughput of the result that is compared over the floor's
public record BenchReport(@JsonProperty("bench") String bench, @JsonProperty("taken_at") Instant takenAt,
        @JsonProperty("machine") Machine machine, @JsonProperty("parameters") Map<String, Object> parameters,
        @JsonProperty("fsync") List<FsyncRate> fsync, @JsonProperty("results") List<Measured> results,
        @JsonProperty("ratio_to_floor") double ratioToFloor) {
    public BenchReport {
        parameters = Map.copyOf(parameters);
        fsync = List.copyOf(fsync);
        results = List.copyOf(results);
    }

    /// Writes the report as JSON, in place of what the file held.
    public void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, json.writeValueAsString(this) + "\n");
    }

    /// The report as lines for a person.
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s on %s, %d cores, %d MiB, %s, %s%n", bench, machine.processor(),
                machine.cores(),
                machine.memoryMiB(), machine.fileSystem(), machine.os()));
        for (FsyncRate rate : fsync) {
            text.append(String.format(Locale.ROOT, "disk: %,.0f fsync/s, p50 %.3f ms, p99 %.3f ms%n", rate.rate(),
                    rate.p50(),
                    rate.p99()));
        }
        text.append(String.format(Locale.ROOT, "%-14s %12s %10s %10s %10s%n", "", "per second", "p50 ms", "p99 ms",
                "max ms"));
        for (Measured result : results) {
            text.append(String.format(Locale.ROOT, "%-14s %,12.1f %10.3f %10.3f %10.3f%n", result.name(),
                    result.throughput(),
                    result.p50(), result.p99(), result.max()));
        }
        text.append(String.format(Locale.ROOT, "ratio to the floor: %.3f%n", ratioToFloor));
        return text.toString();
    }
}
