package org.quickpermit.server.decision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.quickpermit.server.decision.Policy.NamePolicy;
import org.quickpermit.traveller.TravelDocument;

/// Says whether two romanised names can be the same person's (QP-4). Pure: the threshold is policy, the surnames are a
/// table.
///
/// Romanised Chinese names are split, joined and reordered freely (`CHAN TAI MAN`, `CHAN TAIMAN`, `TAI MAN CHAN`), and
/// one surname has a spelling for each dialect and scheme (`CHAN`, `CHEN`, `TAN`). So each side is read in every way it
/// can be read: a surname taken from the front or from the back, the given names joined in every rotation. Two readings
/// agree when their surnames are variants of one another, or alike, and their given names are alike.
public final class NameMatcher {
    private static final int MOST_TOKENS = 8;

    private NameMatcher() {}

    /// Compares a document's name with a listed one, both in any order of their parts.
    ///
    /// @param document its name fields; one that may be truncated is compared by its beginning
    /// @param listed the name on the list, any case, with or without a comma after the surname
    /// @param policy when similar is similar enough
    public static boolean matches(TravelDocument document, String listed, NamePolicy policy) {
        List<String> held = tokens(document.surname() + " " + document.givenNames());
        List<String> other = tokens(listed);
        if (held.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (String.join("", held).equals(String.join("", other))) {
            return true;
        }
        if (document.nameMayBeTruncated() && sameBeginning(held, other, policy)) {
            return true;
        }
        return readings(held).stream()
                .anyMatch(left -> readings(other).stream().anyMatch(right -> alike(left, right, policy)));
    }

    private static boolean alike(Reading left, Reading right, NamePolicy policy) {
        boolean variants = SurnameVariants.share(left.surname(), right.surname());
        double surname = variants ? 1.0 : JaroWinkler.similarity(left.surname(), right.surname());
        if (surname < policy.threshold()) {
            return false;
        }
        if (left.given().isEmpty() || right.given().isEmpty()) {
            return left.given().equals(right.given());
        }
        return JaroWinkler.similarity(left.given(), right.given()) >= policy.threshold();
    }

    /// A truncated zone holds the beginning of the name; the surname in it may still be spelled in another scheme.
    private static boolean sameBeginning(List<String> held, List<String> other, NamePolicy policy) {
        return prefixes(held).stream().anyMatch(left -> prefixes(other).stream().anyMatch(right -> {
            int length = Math.min(left.given().length(), right.given().length());
            return left.surname().length() + length >= policy.shortestPrefix()
                    && SurnameVariants.share(left.surname(), right.surname())
                    && left.given().startsWith(right.given().substring(0, length))
                    && right.given().length() >= left.given().length();
        }));
    }

    private static List<Reading> prefixes(List<String> tokens) {
        List<Reading> result = new ArrayList<>();
        for (int cut = 1; cut <= Math.min(2, tokens.size()); cut++) {
            result.add(new Reading(String.join("", tokens.subList(0, cut)),
                    String.join("", tokens.subList(cut, tokens.size()))));
        }
        return result;
    }

    private static Set<Reading> readings(List<String> tokens) {
        Set<Reading> result = new java.util.LinkedHashSet<>();
        int size = tokens.size();
        for (int surname = 1; surname <= Math.min(2, size); surname++) {
            addRotations(result, String.join("", tokens.subList(0, surname)), tokens.subList(surname, size));
            addRotations(result, String.join("", tokens.subList(size - surname, size)),
                    tokens.subList(0, size - surname));
        }
        return result;
    }

    private static void addRotations(Set<Reading> readings, String surname, List<String> given) {
        if (given.isEmpty()) {
            readings.add(new Reading(surname, ""));
        }
        for (int start = 0; start < given.size(); start++) {
            String rotated = String.join("", given.subList(start, given.size()))
                    + String.join("", given.subList(0, start));
            readings.add(new Reading(surname, rotated));
        }
    }

    /// Capitals A-Z in parts; marks dropped, apostrophes join, everything else parts.
    static List<String> tokens(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("['’ʼ]", "")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^A-Z]+")).filter(token -> !token.isEmpty()).limit(MOST_TOKENS).toList();
    }

    private record Reading(String surname, String given) {}
}
