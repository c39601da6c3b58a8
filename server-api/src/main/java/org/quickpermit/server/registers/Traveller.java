package org.quickpermit.server.registers;

import java.time.LocalDate;

/// What the registers are asked by.
///
/// @param documentNumber number of the travel document
/// @param identityNumber identity number in canonical form
/// @param birthDate date of birth
public record Traveller(String documentNumber, String identityNumber, LocalDate birthDate) {
    @Override
    public String toString() {
        return "Traveller[masked]";
    }
}
