package org.quickpermit.server.permit;

import org.quickpermit.seal.Seal;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

/// Checks the fields of what kiosks send.
final class LeaseRequests {
    private static final Text SHEET_FORM = new Text("空白證號須為 4 至 12 個大寫英文字母或數字。",
            "A sheet number has 4 to 12 capitals or digits.");

    private LeaseRequests() {}

    static void validate(PrintLeaseRequest request, boolean reprint) {
        FieldErrors errors = new FieldErrors()
                .require((request.seal() == null) != (request.humanNumber() == null), "/seal", "EXACTLY_ONE",
                        new Text("條碼與許可號碼擇一提供。", "Give either the barcode or the human number."))
                .require(Seal.isSheetNumber(request.sheetNumber()), "/sheetNumber", "INVALID",
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
                .require(Seal.isSheetNumber(outcome.sheetNumber()), "/sheetNumber", "INVALID", SHEET_FORM)
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
