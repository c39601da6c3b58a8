package org.quickpermit.installers.bench;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.wire.QuickPermitApplication;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BenchTravellersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final BenchTravellers people = new BenchTravellers(TODAY);

    @Test
    void every_zone_reads_back_as_the_passport_it_was_made_of() {
        IntStream.iterate(0, i -> i < BenchTravellers.MOST, i -> i + 9_973).forEach(person -> {
            QuickPermitApplication application = people.application(person);

            assertThat(Mrz.parse(application.mrz(), TODAY))
                    .isEqualTo(new MrzResult.Parsed(MrzFormat.TD3, application.document(), ""));
        });
    }

    @Test
    void every_identity_number_has_the_right_check_character() {
        IntStream.iterate(0, i -> i < BenchTravellers.MOST, i -> i + 997)
                .forEach(person -> assertThat(IdentityNumbers.parse(BenchTravellers.identityNumber(person)))
                        .isInstanceOf(IdentityResult.Valid.class));
    }

    @Test
    void no_two_people_share_a_passport_or_an_identity_number() {
        Set<String> numbers = new HashSet<>();
        for (int person = 0; person < 50_000; person++) {
            assertThat(numbers.add(BenchTravellers.passportNumber(person))).isTrue();
            assertThat(numbers.add(BenchTravellers.identityNumber(person))).isTrue();
        }
    }

    @Test
    void every_passport_is_valid_for_much_longer_than_six_months() {
        IntStream.range(0, 10_000)
                .forEach(person -> assertThat(people.expiryDate(person)).isAfterOrEqualTo(TODAY.plusYears(2)));
    }
}
