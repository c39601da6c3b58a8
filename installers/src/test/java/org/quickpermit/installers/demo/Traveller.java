package org.quickpermit.installers.demo;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.QuickPermitApplication;

import org.jspecify.annotations.Nullable;

/// Somebody with a passport in hand.
///
/// @param rows the machine-readable zone as a reader sends it
/// @param chineseName name in Chinese characters, null where there is none
/// @param identityNumber Hong Kong or Macau identity number as printed
/// @param declaredKind what the agency says the document is, null where its number tells
record Traveller(List<String> rows, @Nullable String chineseName, String identityNumber,
        @Nullable DocumentKind declaredKind) {
    static final String PHONE = "+852 5555 0123";

    Traveller {
        rows = List.copyOf(rows);
    }

    /// A traveller whose passport is written here, with right check digits.
    static Traveller of(TravelDocument passport, @Nullable String chineseName, String identityNumber) {
        return new Traveller(Mrz.write(passport, "", MrzFormat.TD3), chineseName, identityNumber, null);
    }

    /// The document as a reader of the zone sees it.
    ///
    /// @throws IllegalStateException when the zone does not read
    TravelDocument document(LocalDate today) {
        return switch (Mrz.parse(rows, today)) {
            case MrzResult.Parsed parsed -> parsed.document();
            case MrzResult.Rejected rejected -> throw new IllegalStateException("the zone is rejected: " + rejected);
        };
    }

    /// The application as a terminal sends it after a swipe.
    QuickPermitApplication application(LocalDate today) {
        Map<DocumentField, Origin> origins = new EnumMap<>(DocumentField.class);
        for (DocumentField field : DocumentField.values()) {
            origins.put(field, Origin.SWIPED);
        }
        origins.put(DocumentField.IDENTITY_NUMBER, Origin.TYPED);
        if (chineseName == null) {
            origins.remove(DocumentField.CHINESE_NAME);
        } else {
            origins.put(DocumentField.CHINESE_NAME, Origin.TYPED);
        }
        TravelDocument document = document(today);
        if (document.givenNames().isEmpty()) {
            origins.remove(DocumentField.GIVEN_NAMES);
        }
        return new QuickPermitApplication(document, rows, declaredKind, chineseName, identityNumber,
                new QuickPermitApplication.Contact(PHONE, null), today.plusDays(10), origins);
    }

    Traveller withChineseName(String corrected) {
        return new Traveller(rows, corrected, identityNumber, declaredKind);
    }
}
