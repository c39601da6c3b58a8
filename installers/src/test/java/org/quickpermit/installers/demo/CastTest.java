package org.quickpermit.installers.demo;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.mrz.DocumentKinds;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.mrz.MrzVectors;
import org.quickpermit.traveller.DocumentKind;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CastTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final Cast cast = new Cast(TODAY);

    @Test
    void everybody_has_a_passport_that_reads_and_an_identity_number_that_is_right() {
        for (Traveller traveller : List.of(cast.chan(), cast.rosario(), cast.lee(), cast.cheung(TODAY.plusMonths(5)),
                cast.listed(), cast.overstayer(), cast.lam(), cast.ho(), cast.ng(), cast.latecomer(), cast.poon(),
                cast.wong(), cast.yip())) {
            assertThat(Mrz.parse(traveller.rows(), TODAY)).isInstanceOf(MrzResult.Parsed.class);
            assertThat(IdentityNumbers.parse(traveller.identityNumber())).as(traveller.identityNumber())
                    .isInstanceOf(IdentityResult.Valid.class);
        }
    }

    @Test
    void the_three_kinds_of_passport_are_told_apart_by_their_numbers() {
        assertThat(List.of(cast.chan(), cast.rosario(), cast.lee()))
                .extracting(traveller -> DocumentKinds.classify(traveller.document(TODAY), TODAY))
                .containsExactly(DocumentKind.HKSAR_PASSPORT, DocumentKind.MACAO_SAR_PASSPORT,
                        DocumentKind.BNO_PASSPORT);
    }

    @Test
    void every_published_specimen_is_swiped() {
        assertThat(Cast.specimens()).extracting(Cast.Specimen::rows)
                .containsExactlyInAnyOrderElementsOf(MrzVectors.ALL);
        assertThat(Cast.specimens()).filteredOn(one -> one.isUnreadable(TODAY)).extracting(Cast.Specimen::rows)
                .containsExactly(MrzVectors.ERIKSSON_OLD);
    }

    @Test
    void the_long_name_is_cut_off_in_the_zone() {
        assertThat(cast.rosario().document(TODAY).nameMayBeTruncated()).isTrue();
    }
}
