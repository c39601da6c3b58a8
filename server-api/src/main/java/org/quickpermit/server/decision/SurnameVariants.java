package org.quickpermit.server.decision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The spellings of common Chinese surnames, from the table `surname-variants.csv` beside this class. One spelling can
/// belong to several surnames (`NG` is 吳 and 伍); two spellings match when they share one.
final class SurnameVariants {
    private static final Map<String, Set<String>> SURNAMES_BY_SPELLING = load();

    private SurnameVariants() {}

    /// True when both are the same spelling, or spellings of one surname.
    ///
    /// @param left capitals A-Z, no spaces
    /// @param right capitals A-Z, no spaces
    static boolean share(String left, String right) {
        if (left.equals(right)) {
            return true;
        }
        Set<String> surnames = SURNAMES_BY_SPELLING.getOrDefault(left, Set.of());
        return SURNAMES_BY_SPELLING.getOrDefault(right, Set.of()).stream().anyMatch(surnames::contains);
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> result = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SurnameVariants.class.getResourceAsStream("surname-variants.csv")),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.startsWith("surname,")) {
                    String[] columns = line.split(",", -1);
                    for (int column = 1; column < columns.length; column++) {
                        for (String spelling : columns[column].split(" ")) {
                            if (!spelling.isEmpty()) {
                                result.computeIfAbsent(spelling, _ -> new HashSet<>()).add(columns[0]);
                            }
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table of surname spellings cannot be read", e);
        }
        return Map.copyOf(result);
    }
}
