package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitApplication;

/// Parses the swiped rows again and compares them with the fields that claim to come from them: the terminal's own
/// reading is never taken on trust.
final class SwipedData {
    private record Field(DocumentField name, String pointer, String zh, String en,
            Function<TravelDocument, Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field(DocumentField.DOCUMENT_CODE, "/document/documentCode", "證件代碼", "document code",
                    TravelDocument::documentCode),
            new Field(DocumentField.ISSUING_STATE, "/document/issuingState", "發證國", "issuing state",
                    TravelDocument::issuingState),
            new Field(DocumentField.NUMBER, "/document/number", "證件號碼", "document number", TravelDocument::number),
            new Field(DocumentField.NATIONALITY, "/document/nationality", "國籍", "nationality",
                    TravelDocument::nationality),
            new Field(DocumentField.SURNAME, "/document/surname", "姓", "surname", TravelDocument::surname),
            new Field(DocumentField.GIVEN_NAMES, "/document/givenNames", "名", "given names",
                    TravelDocument::givenNames),
            new Field(DocumentField.BIRTH_DATE, "/document/birthDate", "出生日期", "date of birth",
                    TravelDocument::birthDate),
            new Field(DocumentField.SEX, "/document/sex", "性別", "sex", TravelDocument::sex),
            new Field(DocumentField.EXPIRY_DATE, "/document/expiryDate", "效期", "date of expiry",
                    TravelDocument::expiryDate));

    private SwipedData() {}

    /// The first difference between the swiped rows and the fields that claim to come from them.
    ///
    /// @param application its rows, where there are any, parse
    /// @throws IllegalArgumentException when they do not: such an application is turned away before it is decided
    static Optional<Ground> fault(QuickPermitApplication application, LocalDate today) {
        if (application.mrz().isEmpty()) {
            boolean claimsSwipe = application.origins().containsValue(Origin.SWIPED);
            return claimsSwipe ? Optional.of(Grounds.swipedWithoutZone()) : Optional.empty();
        }
        return switch (Mrz.parse(application.mrz(), today)) {
            case MrzResult.Rejected rejected ->
                throw new IllegalArgumentException(
                        "a zone that does not parse was not turned away: " + rejected.fault());
            case MrzResult.Parsed parsed -> firstDifference(application, parsed.document());
        };
    }

    private static Optional<Ground> firstDifference(QuickPermitApplication application, TravelDocument swiped) {
        for (Field field : FIELDS) {
            if (application.origins().get(field.name()) == Origin.SWIPED
                    && !field.value().apply(swiped).equals(field.value().apply(application.document()))) {
                return Optional.of(Grounds.swipedFieldDiffers(field.pointer(), field.zh(), field.en()));
            }
        }
        return Optional.empty();
    }
}
