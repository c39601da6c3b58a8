package org.quickpermit.server.permit;

import org.quickpermit.form.FormRules;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

/// Reasons that people type.
public final class Reasons {
    private Reasons() {}

    /// Accepts 1 to 200 characters with something in them and no control characters.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] naming `/reason`
    public static void require(String reason) {
        if (FormRules.reason(reason).isPresent()) {
            throw ApiProblem.field("/reason", "INVALID",
                    new Text("請輸入 1 至 200 字之原因，不得含控制字元。",
                            "Give a reason of 1 to 200 characters without control characters."));
        }
    }
}
