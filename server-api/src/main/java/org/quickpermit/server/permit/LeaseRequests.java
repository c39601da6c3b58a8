package org.quickpermit.server.permit;

import java.util.regex.Pattern;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.wire.PassportProof;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

/// Checks the fields of what kiosks send.
final class LeaseRequests {
    private static final Text SHEET_FORM = new Text("空白證號為至多 4 個大寫英文字母加 4 至 8 位數字。",
            "A sheet number is up to four capitals and four to eight digits.");

    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("[A-Z0-9]{1,9}");
    private static final Pattern STATE = Pattern.compile("[A-Z]{1,3}");

    private LeaseRequests() {}

    static void validate(PrintLeaseRequest request, boolean reprint) {
        FieldErrors errors = reprint ? basisOfReprint(request) : basisOfFirstPrint(request);
        errors.require(SheetNumber.isValid(request.sheetNumber()), "/sheetNumber", "INVALID",
                SHEET_FORM);
        if (reprint) {
            errors.require(request.reason() != null, "/reason", "REQUIRED",
                    new Text("補印須註明原因。", "A reprint needs a reason."));
        } else {
            errors.require(request.reason() == null, "/reason", "NOT_ALLOWED",
                    new Text("首次列印不得填寫補印原因。", "A first print has no reprint reason."));
        }
        errors.throwIfAny();
    }

    private static FieldErrors basisOfReprint(PrintLeaseRequest request) {
        return new FieldErrors()
                .require((request.seal() == null) != (request.humanNumber() == null), "/seal", "EXACTLY_ONE",
                        new Text("條碼與許可號碼擇一提供。", "Give either the barcode or the human number."))
                .require(request.passport() == null, "/passport", "NOT_ALLOWED",
                        new Text("補印不以護照辦理。", "A reprint does not rest on a passport."));
    }

    /// A number alone proves nothing: it stands on a paper that anybody may have found.
    private static FieldErrors basisOfFirstPrint(PrintLeaseRequest request) {
        FieldErrors errors = new FieldErrors();
        if (request.seal() == null && request.humanNumber() != null) {
            errors.require(request.passport() != null, "/passport", "REQUIRED",
                    new Text("僅有許可號碼不得列印，請一併讀取護照。",
                            "A number alone prints nothing: the passport has to be read too."));
        } else {
            errors.require((request.seal() == null) != (request.passport() == null), "/seal", "EXACTLY_ONE",
                    new Text("條碼與護照擇一提供。", "Give either the barcode or the passport."))
                    .require(request.seal() == null || request.humanNumber() == null, "/humanNumber", "NOT_ALLOWED",
                            new Text("已提供條碼，無須許可號碼。", "With the barcode there is no number to give."));
        }
        PassportProof passport = request.passport();
        if (passport != null) {
            errors.require(DOCUMENT_NUMBER.matcher(passport.documentNumber()).matches(), "/passport/documentNumber",
                    "INVALID", new Text("證件號碼須為 1 至 9 個大寫英文字母或數字。",
                            "A document number has 1 to 9 capitals or digits."))
                    .require(STATE.matcher(passport.nationality()).matches(), "/passport/nationality", "INVALID",
                            new Text("國籍須為 1 至 3 個大寫英文字母。", "A nationality has 1 to 3 capitals."));
        }
        return errors;
    }

    /// @throws ApiProblem [ProblemType#FORBIDDEN] when the staff signed in belongs to another station
    static void requireOwnStation(Caller kiosk) {
        if (!kiosk.station().equals(kiosk.person().stationId())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, new Text("您不屬於此服務站。", "You belong to another station."));
        }
    }

    static void validate(PrintOutcome outcome) {
        boolean known = outcome.result() != Result.UNKNOWN;
        boolean fits = outcome.evidence() == Evidence.NONE || outcome.result().mayRestOn(outcome.evidence());
        new FieldErrors()
                .require(!known || outcome.evidence() != Evidence.NONE, "/evidence", "REQUIRED",
                        new Text("已知結果須附依據。", "A known result rests on some evidence."))
                .require(SheetNumber.isValid(outcome.sheetNumber()), "/sheetNumber", "INVALID", SHEET_FORM)
                .require(fits, "/evidence", "NOT_ALLOWED", new Text("此依據不能證明所報結果。",
                        "This evidence cannot show what was reported."))
                .require(outcome.journalSequence() >= 0, "/journalSequence", "OUT_OF_RANGE",
                        new Text("不得為負數。", "Must not be negative."))
                .throwIfAny();
    }

    static void requireSheet(Lease lease, PrintOutcome outcome) {
        if (!lease.sheetNumber().equals(outcome.sheetNumber())) {
            throw ApiProblem.field("/sheetNumber", "DIFFERS",
                    new Text("空白證號與列印授權不符。", "The sheet number is not the one of the lease."));
        }
    }
}
