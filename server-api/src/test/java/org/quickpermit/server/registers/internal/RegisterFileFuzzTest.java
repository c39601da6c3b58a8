package org.quickpermit.server.registers.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.quickpermit.server.decision.Register;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs its seeds with every build; `JAZZER_FUZZ=1` lets it search on for as long as `maxDuration` says.
class RegisterFileFuzzTest {
    private static final int MOST_REJECTED = 10;

    /// Whatever the bytes: rows of the register, or a place and a sentence in both languages; what was read as CSV means
    /// the same when it is written again with quotes around everything.
    @FuzzTest(maxDuration = "10m")
    void reads_or_names_every_fault(byte[] bytes) throws IOException {
        readsAgain(bytes);
        for (Register register : Register.values()) {
            RegisterFile file = RegisterFile.of(register);
            RegisterRows rows = new RegisterRows(file, MOST_REJECTED);
            Csv csv = new Csv(new ByteArrayInputStream(bytes));
            if (rows.header(csv)) {
                for (Optional<RegisterRows.Row> row = rows.next(csv); row.isPresent(); row = rows.next(csv)) {
                    assertThat(row.get().values()).hasSameSizeAs(file.columns())
                            .allMatch(value -> value instanceof String || value instanceof Long);
                }
            } else {
                assertThat(rows.rejected()).isNotEmpty();
            }
            long lines = 1 + new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
            assertThat(rows.rejected()).hasSizeLessThan(MOST_REJECTED + file.columns().size()).allSatisfy(rejected -> {
                assertThat(rejected.line()).isBetween(1L, lines);
                assertThat(rejected.text().zh()).isNotBlank();
                assertThat(rejected.text().en()).isNotBlank();
            });
        }
    }

    private static void readsAgain(byte[] bytes) throws IOException {
        List<List<String>> fields = new ArrayList<>();
        try {
            fields.addAll(fields(bytes));
        } catch (Csv.MalformedCsv malformed) {
            assertThat(malformed.line()).isPositive();
            return;
        }
        StringBuilder again = new StringBuilder();
        for (List<String> row : fields) {
            again.append(String.join(",", row.stream().map(field -> '"' + field.replace("\"", "\"\"") + '"').toList()))
                    .append("\r\n");
        }
        try {
            assertThat(fields(again.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(fields);
        } catch (Csv.MalformedCsv malformed) {
            throw new AssertionError("what was read cannot be read again", malformed);
        }
    }

    private static List<List<String>> fields(byte[] bytes) throws IOException, Csv.MalformedCsv {
        Csv csv = new Csv(new ByteArrayInputStream(bytes));
        List<List<String>> rows = new ArrayList<>();
        for (Optional<Csv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            rows.add(row.get().fields());
        }
        return rows;
    }
}
