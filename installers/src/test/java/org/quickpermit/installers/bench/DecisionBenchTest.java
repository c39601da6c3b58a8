package org.quickpermit.installers.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A small run of the bench: that it measures what it says and writes it down; never how fast.
class DecisionBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int bench(String... arguments) {
        return BenchMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void measures_the_whole_way_the_transaction_and_the_floor_and_writes_them_as_json() throws Exception {
        Path json = folder.resolve("report").resolve("decision.json");
        Path data = folder.resolve("data");

        int code = bench("decision", "--clients", "2", "--movements", "200", "--passports", "100", "--controls", "50",
                "--warm-up", "0", "--seconds", "5", "--data", data.toString(), "--json", json.toString());

        assertThat(code).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.get("bench").asText()).isEqualTo("decision");
        assertThat(report.get("machine").get("cores").asInt()).isPositive();
        assertThat(report.get("fsync")).hasSize(3);
        List<String> names = new ArrayList<>();
        for (JsonNode result : report.get("results")) {
            names.add(result.get("name").asText());
            assertThat(result.get("throughput_per_s").asDouble()).isPositive();
            assertThat(result.get("p50_ms").asDouble()).isPositive()
                    .isLessThanOrEqualTo(result.get("p99_ms").asDouble());
        }
        assertThat(names).containsExactly("submit_https", "decision_tx", "floor");
        assertThat(report.get("ratio_to_floor").asDouble()).isPositive();
        assertThat(out.toString()).contains("submit_https", "decision_tx", "floor", "fsync/s");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).as("left behind").isEmpty();
        }
    }

    @Test
    void refuses_sizes_that_make_no_sense_and_says_which() {
        assertThat(bench("decision", "--clients", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--clients must be 1 to 256");
        assertThat(bench("decision", "--seconds", "0")).isEqualTo(2);
        assertThat(bench("nothing")).isEqualTo(2);
        assertThat(bench()).isEqualTo(2);
        assertThat(err.toString()).contains("Name a bench: decision");
    }
}
