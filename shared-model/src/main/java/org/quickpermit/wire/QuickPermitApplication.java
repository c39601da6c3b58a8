package org.quickpermit.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// What a terminal submits for one traveller (QP-1): the body of `POST /api/v1/quick-permits`.
///
/// @param document the document's data as shown to the clerk when the application was sent
/// @param mrz the rows as swiped, without line ends; empty when everything was typed. The server parses them again and
///        compares every field whose origin is [Origin#SWIPED]
/// @param declaredKind what the agency says the document is; counts only where the number's prefix is in no table
/// @param chineseName name in Chinese characters, where the traveller has one
/// @param identityNumber Hong Kong or Macau identity number with its check character, as `A123456(3)`, `12345678`
/// @param contact how to reach the traveller
/// @param intendedArrival planned day of arrival, Asia/Taipei
/// @param origins origin of every field that has content
public record QuickPermitApplication(TravelDocument document, List<String> mrz, @Nullable DocumentKind declaredKind,
        @Nullable String chineseName, String identityNumber, Contact contact, LocalDate intendedArrival,
        Map<DocumentField, Origin> origins) {
    public QuickPermitApplication {
        mrz = List.copyOf(mrz);
        origins = Map.copyOf(origins);
    }

    @Override
    public String toString() {
        return "QuickPermitApplication[" + document + "]";
    }

    /// Contact of the traveller; at least one of the two is given.
    ///
    /// @param phone digits, spaces, `+` and `-`, at most 30 characters
    /// @param email at most 254 characters
    public record Contact(@Nullable String phone, @Nullable String email) {
        @Override
        public String toString() {
            return "Contact[masked]";
        }
    }
}
