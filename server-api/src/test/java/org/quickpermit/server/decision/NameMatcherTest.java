package org.quickpermit.server.decision;

import java.time.LocalDate;

import org.quickpermit.server.decision.Policy.NamePolicy;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@Tag("QP-4")
class NameMatcherTest {
    @ParameterizedTest(name = "{0} {1} / {3}: {4}, {5}")
    @CsvFileSource(resources = "name-matches.csv")
    void matches_as_the_table_says(String surname, @Nullable String given, @Nullable String truncated, String listed,
            String same, String why) {
        if (surname.equals("surname")) {
            return;
        }
        assertThat(NameMatcher.matches(document(surname, given == null ? "" : given, truncated != null), listed,
                NamePolicy.standard())).as(why).isEqualTo(same.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource({"MARTHA,MARHTA,0.961", "DIXON,DICKSONX,0.813", "DWAYNE,DUANE,0.840", "ABC,XYZ,0", "ABC,ABC,1",
            "ABC,'',0"})
    void similarity_has_its_published_values(String left, String right, double expected) {
        assertThat(JaroWinkler.similarity(left, right)).isCloseTo(expected, within(0.0005));
        assertThat(JaroWinkler.similarity(right, left)).isCloseTo(expected, within(0.0005));
    }

    @Property(tries = 300)
    void every_name_matches_itself_split_or_joined(
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'A', to = 'Z') String surname,
            @ForAll @StringLength(min = 1, max = 6) @CharRange(from = 'A', to = 'Z') String first,
            @ForAll @StringLength(min = 1, max = 6) @CharRange(from = 'A', to = 'Z') String second) {
        TravelDocument document = document(surname, first + " " + second, false);

        assertThat(NameMatcher.matches(document, surname + " " + first + second, NamePolicy.standard())).isTrue();
        assertThat(NameMatcher.matches(document, first + " " + second + " " + surname, NamePolicy.standard()))
                .isTrue();
    }

    @Property(tries = 300)
    void whatever_is_on_the_list_is_compared_without_an_error(@ForAll @StringLength(max = 60) String listed) {
        TravelDocument document = document("CHAN", "TAI MAN", true);
        boolean matched = NameMatcher.matches(document, listed, NamePolicy.standard());
        assertThat(matched).isEqualTo(NameMatcher.matches(document, listed, NamePolicy.standard()));
    }

    private static TravelDocument document(String surname, String given, boolean truncated) {
        return new TravelDocument("P", "CHN", "K12345678", "CHN", surname, given, truncated,
                LocalDate.of(1980, 2, 29), Sex.MALE, LocalDate.of(2031, 2, 28));
    }
}
