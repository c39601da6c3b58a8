package org.quickpermit.traveller;

import java.time.LocalDate;

/// The data of a passport or travel document, in the alphabet of its machine-readable zone.
///
/// Names are capitals `A-Z` with single spaces between components. [#toString()] masks what identifies a person, so that
/// a document in a log line or an exception gives nothing away.
///
/// @param documentCode one or two letters, `P` for passports
/// @param issuingState three-letter code of the issuer (`CHN`, `GBR`); `D` stands alone for Germany
/// @param number document number, capitals and digits, without fillers; in an application 1 to 9 of them, which the
///        entry permit's machine-readable zone has room for
/// @param nationality three-letter code of the holder's nationality (`CHN`, `GBN`)
/// @param surname primary identifier
/// @param givenNames secondary identifier, empty where the document has none
/// @param nameMayBeTruncated true when the name fills its field, so that only a prefix can be compared
/// @param birthDate date of birth
/// @param sex sex as printed
/// @param expiryDate last day of validity
public record TravelDocument(String documentCode, String issuingState, String number, String nationality,
        String surname, String givenNames, boolean nameMayBeTruncated, LocalDate birthDate, Sex sex,
        LocalDate expiryDate) {
    /// Surname and given names as the papers show them: `CHAN, TAI MAN`.
    public String displayName() {
        return givenNames.isEmpty() ? surname : surname + ", " + givenNames;
    }

    @Override
    public String toString() {
        String masked = number.length() > 4
                ? number.substring(0, 2) + "****" + number.substring(number.length() - 2)
                : "****";
        return "TravelDocument[" + documentCode + " " + issuingState + " " + masked + "]";
    }
}
