package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.mrz.MrzResult.Parsed;
import org.quickpermit.mrz.MrzResult.Rejected;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class MrzPropertiesTest {
    private static final LocalDate TODAY = MrzVectors.TODAY;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

    @Property
    void whatever_is_swiped_gets_an_answer(@ForAll("anyRows") List<String> rows) {
        MrzResult result = Mrz.parse(rows, TODAY);

        switch (result) {
            case Parsed parsed -> assertThat(parsed.format().rows()).isEqualTo(rows.size());
            case Rejected rejected -> {
                assertThat(rejected.row()).isBetween(0, rows.size());
                assertThat(rejected.text().zh()).contains("請");
            }
        }
    }

    @Property
    void a_written_zone_reads_back_as_it_was(@ForAll("documents") TravelDocument document,
            @ForAll("optionalData") String optionalData, @ForAll MrzFormat format) {
        TravelDocument written = withCode(document, format);

        MrzResult result = Mrz.parse(Mrz.write(written, optionalData, format), TODAY);

        assertThat(result).isInstanceOf(Parsed.class);
        Parsed parsed = (Parsed) result;
        TravelDocument read = parsed.document();
        assertThat(parsed.format()).isEqualTo(format);
        assertThat(parsed.optionalData()).isEqualTo(optionalData);
        assertThat(List.of(read.documentCode(), read.issuingState(), read.number(), read.nationality(),
                read.birthDate(), read.sex(), read.expiryDate()))
                .isEqualTo(List.of(written.documentCode(), written.issuingState(), written.number(),
                        written.nationality(), written.birthDate(), written.sex(), written.expiryDate()));
        int needed = written.surname().length()
                + (written.givenNames().isEmpty() ? 0 : 2 + written.givenNames().length());
        if (needed <= Layout.of(format).names().length()) {
            assertThat(read.surname()).isEqualTo(written.surname());
            assertThat(read.givenNames()).isEqualTo(written.givenNames());
        } else {
            assertThat(read.nameMayBeTruncated()).isTrue();
            assertThat(read.givenNames().isEmpty()).isEqualTo(written.givenNames().isEmpty());
            assertThat(written.surname().charAt(0)).isEqualTo(read.surname().charAt(0));
        }
    }

    /// One changed character of a data row is noticed unless it falls into a blind spot of the check digit, or into a
    /// part without one: nationality and sex.
    @Property
    void one_changed_character_under_a_check_digit_is_noticed(@ForAll("documents") TravelDocument document,
            @ForAll("optionalData") String optionalData, @ForAll("characters") char other,
            @ForAll("places") int place) {
        List<String> rows = Mrz.write(document, optionalData, MrzFormat.TD3);
        String data = rows.get(1);
        int index = place % 44;
        boolean unprotected = index >= 10 && index <= 12 || index == 20;
        char old = data.charAt(index);
        boolean blind = CheckDigit.of(String.valueOf(old)) == CheckDigit.of(String.valueOf(other));
        String changed = data.substring(0, index) + other + data.substring(index + 1);

        MrzResult result = Mrz.parse(List.of(rows.get(0), changed), TODAY);

        if (!unprotected && !blind) {
            assertThat(result).isInstanceOf(Rejected.class);
        }
    }

    /// A swipe that a check digit would "explain" is still never repaired: what is returned stands in the rows.
    @Property
    void nothing_is_returned_that_was_not_swiped(@ForAll("documents") TravelDocument document,
            @ForAll("characters") char other, @ForAll("places") int place) {
        List<String> rows = new ArrayList<>(Mrz.write(document, "", MrzFormat.TD3));
        int index = place % 44;
        rows.set(1, rows.get(1).substring(0, index) + other + rows.get(1).substring(index + 1));

        if (Mrz.parse(rows, TODAY) instanceof Parsed parsed) {
            assertThat(rows.get(1)).startsWith(parsed.document().number());
            assertThat(rows.get(1).substring(10)).startsWith(parsed.document().nationality());
            assertThat(rows.get(0).substring(5)).startsWith(parsed.document().surname().replace(' ', '<'));
        }
    }

    private static TravelDocument withCode(TravelDocument document, MrzFormat format) {
        String code = switch (format) {
            case TD1, TD2 -> "I";
            case TD3 -> "P";
            case MRV_B -> "VN";
        };
        return new TravelDocument(code, document.issuingState(), document.number(), document.nationality(),
                document.surname(), document.givenNames(), document.nameMayBeTruncated(), document.birthDate(),
                document.sex(), document.expiryDate());
    }

    @Provide
    Arbitrary<List<String>> anyRows() {
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(50);
        Arbitrary<String> zoneLike = Arbitraries.of(29, 30, 31, 35, 36, 44, 45)
                .flatMap(length -> Arbitraries.strings().withChars(ALPHABET).ofLength(length));
        Arbitrary<String> nearPassport = Arbitraries.integers().between(0, 43).flatMap(place -> Arbitraries.chars()
                .map(c -> replace(MrzVectors.ERIKSSON.get(1), place, c)));
        Arbitrary<List<String>> lists = Arbitraries.oneOf(wild, zoneLike).list().ofMaxSize(4);
        Arbitrary<List<String>> nearly = nearPassport.map(row -> List.of(MrzVectors.ERIKSSON.get(0), row));
        Arbitrary<List<String>> cards = Arbitraries.strings().withChars(ALPHABET).ofLength(30).list().ofSize(3);
        return Arbitraries.oneOf(lists, nearly, cards);
    }

    private static String replace(String row, int index, char c) {
        return row.substring(0, index) + c + row.substring(index + 1);
    }

    @Provide
    Arbitrary<TravelDocument> documents() {
        Arbitrary<String> state = Arbitraries.oneOf(Arbitraries.just("D"),
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(3));
        Arbitrary<String> number = Arbitraries.strings().withChars(ALPHABET.replace("<", "")).ofMinLength(1)
                .ofMaxLength(9);
        Arbitrary<String> name = Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(20).list()
                .ofMinSize(1).ofMaxSize(4).map(parts -> String.join(" ", parts));
        Arbitrary<String> given = Arbitraries.oneOf(Arbitraries.just(""), name);
        Arbitrary<LocalDate> birth = Arbitraries.longs().between(TODAY.minusYears(99).toEpochDay(), TODAY.toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<LocalDate> expiry = Arbitraries.longs()
                .between(TODAY.minusYears(20).toEpochDay(), TODAY.plusYears(30).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Combinators.combine(state, number, state, name, given, birth, Arbitraries.of(Sex.class), expiry)
                .as((issuer, no, nation, surname, givenNames, born, sex, expires) -> new TravelDocument("P", issuer,
                        no, nation, surname, givenNames, false, born, sex, expires));
    }

    @Provide
    Arbitrary<String> optionalData() {
        return Arbitraries.strings().withChars(ALPHABET).ofMaxLength(7)
                .map(text -> MrzShape.withoutTrailingFillers(text));
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with(ALPHABET);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1000);
    }
}
