package org.quickpermit.server.registers.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.quickpermit.server.decision.Register;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The page that whoever writes the files reads says what the loader takes.
class RegisterColumnsTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/reference/registers.md"));
    }

    private static String section(String register) throws IOException {
        String after = page().split("(?m)^## " + register + "$", -1)[1];
        return after.split("(?m)^## ", -1)[0];
    }

    @ParameterizedTest
    @EnumSource(Register.class)
    void the_table_of_a_register_names_the_loaders_columns_in_order(Register register) throws IOException {
        List<String> described = section(register.label()).lines().filter(line -> line.startsWith("| `")).toList();
        List<String> taken = RegisterFile.of(register).columns().stream()
                .map(column -> "| `%s` | %s | %s |".formatted(column.name(), words(column.kind()),
                        column.required() ? "yes" : "no"))
                .toList();
        assertThat(described).isEqualTo(taken);
    }

    private static String words(FieldKind kind) {
        String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.replace("chinese", "Chinese");
    }

    @Test
    void the_form_of_every_kind_of_field_is_told_as_the_loader_tells_it() throws IOException {
        List<String> kinds = new ArrayList<>();
        for (String line : page().split("\n## ", 2)[0].lines().filter(line -> line.startsWith("| ")).skip(1)
                .toList()) {
            kinds.add(line.split("\\|")[1].strip());
            FieldKind kind = Arrays.stream(FieldKind.values()).filter(one -> words(one).equals(kinds.getLast()))
                    .findFirst().orElseThrow(() -> new AssertionError(line));
            String told = kind.fault().en().replaceAll("^Must be |\\.$", "");
            assertThat(line.replace("`", "").replace(" of Hong Kong, Macau or Taiwan", "")).containsIgnoringCase(told);
        }
        assertThat(kinds).hasSameSizeAs(FieldKind.values()).doesNotHaveDuplicates();
    }

    /// A row of the sample files, which the loader takes, has the columns of the page.
    @ParameterizedTest
    @EnumSource(Register.class)
    void the_samples_begin_with_the_header_of_the_page(Register register) throws IOException {
        String header = Files.readAllLines(Path.of("src/main/resources/demo/" + register.label() + ".csv")).getFirst();
        assertThat(section(register.label()).lines().filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])).containsExactly(header.split(","));
    }
}
