package org.quickpermit.wire;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// Puts a person on the deny list: the body of `POST /api/v1/deny-list/entries`. At least one key is given: a document
/// number, an identity number, or a name with a birth date.
///
/// @param documentNumber travel document
/// @param identityNumber Hong Kong or Macau identity number
/// @param name romanised name, surname first
/// @param chineseName Chinese name
/// @param birthDate date of birth
/// @param reason the officer's reason, 1 to 200 characters; never leaves the bureau
/// @param validUntil last day, null for no end
public record DenyListEntry(@Nullable String documentNumber, @Nullable String identityNumber, @Nullable String name,
        @Nullable String chineseName, @Nullable LocalDate birthDate, String reason, @Nullable LocalDate validUntil) {
    @Override
    public String toString() {
        return "DenyListEntry[masked]";
    }
}
