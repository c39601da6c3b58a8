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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            decision --clients 0          | --clients takes 1 to 256, not 0
            decision --clients 257        | --clients takes 1 to 256, not 257
            decision --clients many       | '--clients': 'many' is not a whole number
            decision --clients            | '--clients'
            decision --clients 2 --clients 3 | '--clients' (N) should be specified only once
            decision --movements -1       | --movements takes 0 to 5000000, not -1
            decision --passports 5000001  | --passports takes 0 to 5000000, not 5000001
            decision --controls -5        | --controls takes 0 to 5000000, not -5
            decision --warm-up -1         | --warm-up takes 0 to 3600, not -1
            decision --seconds 0          | --seconds takes 0.1 to 3600, not 0
            decision --seconds soon       | '--seconds': 'soon' is not a number
            decision --seconds NaN        | --seconds takes 0.1 to 3600, not NaN
            decision --second 5           | did you mean --seconds
            decision --colour             | Unknown option: '--colour'
            decision surplus              | Unmatched argument at index 1: 'surplus'
            decision --json               | '--json'
            decision --json {folder}      | is a folder; name a file to write
            decision --json {file}/x.json | --json: {file} is a file, not a folder
            decision --data {file}        | --data: {file} is a file, not a folder
            nothing                       | Unmatched argument at index 0: 'nothing'
            --colour                      | Unknown option: '--colour'
            """)
    void what_cannot_be_meant_is_refused_with_the_option_and_the_remedy(String words, String message)
            throws Exception {
        Path file = Files.writeString(folder.resolve("letter"), "mine");
        Path data = folder.resolve("data");
        List<String> arguments = new ArrayList<>(List.of(filled(words, file).split(" ")));
        if (words.startsWith("decision") && !words.contains("--data")) {
            arguments.addAll(1, List.of("--data", data.toString()));
        }
        assertThat(bench(arguments.toArray(String[]::new))).as(words).isEqualTo(2);
        String told = err.toString().strip().lines().toList().getLast();
        assertThat(told).startsWith("bench").contains(filled(message, file).replace("index 1", "index 3"));
        assertThat(err.toString()).contains("--help");
        assertThat(data).doesNotExist();
        assertThat(file).hasContent("mine");
    }

    private String filled(String words, Path file) {
        return words.replace("{folder}", folder.toString()).replace("{file}", file.toString());
    }

    @Test
    void without_a_name_the_benches_are_listed() {
        assertThat(bench()).isEqualTo(2);
        assertThat(err.toString()).contains("no bench is named; the benches are: decision");
    }
}
