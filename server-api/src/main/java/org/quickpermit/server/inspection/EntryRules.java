package org.quickpermit.server.inspection;

import java.time.LocalDate;
import java.util.Optional;

import org.quickpermit.permit.PermitState;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.Ground.Advice;
import org.quickpermit.wire.Text;

/// Whether a permit admits its holder today, and if not, why (QP-11). Pure.
public final class EntryRules {
    private EntryRules() {}

    /// @param today day of entry, Asia/Taipei
    /// @return the reason against an entry, or empty
    public static Optional<Ground> refusal(Permit permit, LocalDate today) {
        // Expiry first: whoever comes on the day after the last one is told so, whatever else is the matter.
        PermitState state = permit.stateOn(today);
        return switch (state) {
            case ISSUED, USED -> Optional.empty();
            case GRANTED -> ground("NEVER_PRINTED", "入臺證尚未列印，請先至服務站列印。",
                    "The entry permit was never printed. Have it printed at a station first.");
            case EXHAUSTED -> ground("ENTRIES_EXHAUSTED",
                    "許可之 " + permit.terms().entries() + " 次入境已全部使用。",
                    "All " + permit.terms().entries() + " entries of the permit are used.");
            case EXPIRED -> ground("PERMIT_EXPIRED", "許可已於 " + permit.lastDay() + " 屆滿。",
                    "The permit ended on " + permit.lastDay() + ".");
            case REVOKED -> ground("PERMIT_REVOKED", "許可已撤銷或取消。", "The permit was revoked or cancelled.");
            case SUPERSEDED -> ground("PERMIT_SUPERSEDED", "許可已由更正或新核准取代。",
                    "The permit was replaced by a correction or a newer approval.");
        };
    }

    /// The document in the traveller's hand is not the permit's.
    public static Ground otherDocument() {
        return new Ground("DOCUMENT_DIFFERS", Advice.DATA,
                new Text("證件號碼與許可不符。", "The document is not the one the permit was granted on."), "/documentNumber");
    }

    /// The sheet in the traveller's hand was replaced by a later one.
    public static Ground deadSheet() {
        return new Ground("SHEET_REPLACED", Advice.RULE, new Text("此張入臺證已由補印之證件取代，請收回。",
                "This sheet was replaced by a reprint. Keep it."), "/seal");
    }

    private static Optional<Ground> ground(String code, String zh, String en) {
        return Optional.of(new Ground(code, Advice.RULE, new Text(zh, en), null));
    }
}
