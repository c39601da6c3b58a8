package org.quickpermit.wire;

import java.time.LocalDate;

import org.quickpermit.traveller.TravelDocument;

/// What shows that a traveller without a boarding confirmation is the one a permit was granted to: three fields of the
/// passport's machine-readable zone, read by a kiosk and never typed. All three must be those of the permit.
///
/// @param documentNumber document number, 1 to 9 capitals and digits
/// @param birthDate date of birth
/// @param nationality three-letter code of the nationality
public record PassportProof(String documentNumber, LocalDate birthDate, String nationality) {
    /// The proof a document gives.
    public static PassportProof of(TravelDocument document) {
        return new PassportProof(document.number(), document.birthDate(), document.nationality());
    }

    /// True when this is the passport of `document`.
    public boolean shows(TravelDocument document) {
        return documentNumber.equals(document.number()) && birthDate.equals(document.birthDate())
                && nationality.equals(document.nationality());
    }

    /// Masked: all of it identifies a person.
    @Override
    public String toString() {
        return "PassportProof[masked]";
    }
}
