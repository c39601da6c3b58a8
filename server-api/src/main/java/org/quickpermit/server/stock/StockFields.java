package org.quickpermit.server.stock;

import java.util.function.BiFunction;

import org.quickpermit.server.permit.Reasons;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;

/// Checks the fields of what is said about sheets.
final class StockFields {
    static final Text NUMBER_FORM = new Text("空白證號為至多 4 個大寫英文字母加 4 至 8 位數字，請照證上所印輸入。",
            "A sheet number is up to four capitals and four to eight digits. Type it as printed on the sheet.");
    private static final int MAX_NOTE = 60;

    private StockFields() {}

    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming `/first` or `/count`
    static SheetRange range(String first, int count) {
        return range(first, count, "/first", "/count", SheetRange.MAX_COUNT);
    }

    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming the field
    static SheetRange range(String first, int count, String firstField, String countField, int most) {
        new FieldErrors()
                .require(SheetNumber.isValid(first), firstField, "INVALID", NUMBER_FORM)
                .require(count >= 1 && count <= most, countField, "OUT_OF_RANGE", new Text(
                        "張數須為 1 至 " + most + "。", "The count lies between 1 and " + most + "."))
                .throwIfAny();
        SheetNumber number = SheetNumber.of(first);
        new FieldErrors().require(Long.toString(number.serial() + count - 1).length() <= number.digits(), countField,
                "OUT_OF_RANGE", new Text("張數過多，最後一張之號碼位數將超過第一張。",
                        "Too many: the last number would have more digits than the first."))
                .throwIfAny();
        return new SheetRange(number, count);
    }

    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming `/sheetNumber`
    static SheetNumber number(String text) {
        return SheetNumber.parse(text)
                .orElseThrow(() -> ApiProblem.field("/sheetNumber", "INVALID", NUMBER_FORM));
    }

    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming `/deliveryNote`
    static void deliveryNote(String note) {
        boolean good = !note.isBlank() && note.length() <= MAX_NOTE && note.codePoints().noneMatch(
                Character::isISOControl);
        new FieldErrors().require(good, "/deliveryNote", "INVALID", new Text(
                "請輸入 1 至 60 字之送貨單號，不得含控制字元。",
                "Give the number of the delivery note, 1 to 60 characters without control characters.")).throwIfAny();
    }

    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming `/reason`
    static void reason(String reason) {
        Reasons.require(reason);
    }

    /// The second of two persons, signed in at the same kiosk.
    ///
    /// @param sessions finds the person behind a session token
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming `/coSignature` when there is no such session, when it is the
    ///         first person's, or of somebody who does not belong to the station
    static SignedIn second(Caller first, String coSignature,
            BiFunction<Caller, String, java.util.Optional<SignedIn>> sessions) {
        SignedIn person = sessions.apply(first, coSignature).orElseThrow(() -> ApiProblem.field("/coSignature",
                "NOT_SIGNED_IN", new Text("第二人尚未登入，請以其本人帳號、密碼與令牌登入。",
                        "The second person is not signed in: sign in with login, password and token of their own.")));
        if (person.login().equals(first.person().login())) {
            throw ApiProblem.field("/coSignature", "SAME_PERSON", new Text("須由另一人會同簽署。",
                    "Another person has to sign, not the same one twice."));
        }
        if (person.role() != Role.STATION_STAFF || !first.station().equals(person.stationId())) {
            throw ApiProblem.field("/coSignature", "NOT_PERMITTED", new Text("會同人須為本服務站人員。",
                    "The second person has to be staff of this station."));
        }
        return person;
    }
}
