package org.quickpermit.server.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.permit.PermitState;
import org.quickpermit.server.permit.Lease;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.Ground.Advice;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

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

    /// Whether a live permit has a good sheet at all: while a reprint is under way the older sheets are dead and the new
    /// one is not out yet.
    ///
    /// @param sheets all leases of the permit
    /// @return the reason against an entry on whatever sheet, or empty
    public static Optional<Ground> noSheet(List<Lease> sheets) {
        return good(sheets).isPresent() ? Optional.empty() : Optional.of(unconfirmed(null));
    }

    /// Whether the sheet in the traveller's hand, known by its number, is the good one.
    ///
    /// @param sheets all leases of the permit
    /// @param sheetNumber number on the sheet
    /// @return the reason against an entry on this sheet, or empty
    public static Optional<Ground> sheetRefusal(List<Lease> sheets, String sheetNumber) {
        if (good(sheets).filter(lease -> lease.sheetNumber().equals(sheetNumber)).isPresent()) {
            return Optional.empty();
        }
        List<Lease> named = sheets.stream().filter(lease -> lease.sheetNumber().equals(sheetNumber)).toList();
        if (named.stream().anyMatch(Lease::isOpen)) {
            return Optional.of(unconfirmed("/sheetNumber"));
        }
        // A sheet that went back to the tray never carried this permit.
        boolean printed = named.stream().anyMatch(lease -> lease.state() != Lease.State.RETURNED);
        return Optional.of(printed ? deadSheet("/sheetNumber") : otherSheet());
    }

    /// The one sheet that counts, or empty.
    public static Optional<Lease> good(List<Lease> sheets) {
        return sheets.stream().filter(lease -> lease.state() == Lease.State.CONFIRMED).findFirst();
    }

    /// The sheet in the traveller's hand was replaced by a later one.
    ///
    /// @param field JSON pointer of the field that names the sheet
    public static Ground deadSheet(String field) {
        return new Ground("SHEET_REPLACED", Advice.RULE, new Text("此張入臺證已由補印之證件取代，請收回。",
                "This sheet was replaced by a reprint. Keep it."), field);
    }

    /// Two sheets of the permit came out, this one at a kiosk that was cut off, and the other counts.
    ///
    /// @param field JSON pointer of the field that names the sheet
    public static Ground doubleSheet(String field) {
        return new Ground("DOUBLE_SHEET", Advice.RULE, new Text("此許可印出兩張，此張不計，請收回並通知承辦人員。",
                "Two sheets of this permit were printed and the other one counts. Keep this one and tell an officer."),
                field);
    }

    private static Ground unconfirmed(@Nullable String field) {
        return new Ground("NO_VALID_SHEET", Advice.RULE, new Text("補印之入臺證尚未確認出紙，請洽服務站。",
                "A reprint is under way and its sheet is not confirmed yet. Ask the station."), field);
    }

    private static Ground otherSheet() {
        return new Ground("SHEET_DIFFERS", Advice.DATA, new Text("此證號不屬於該許可，請核對紙上證號。",
                "This is no sheet of the permit. Compare the number on the paper."), "/sheetNumber");
    }

    private static Optional<Ground> ground(String code, String zh, String en) {
        return Optional.of(new Ground(code, Advice.RULE, new Text(zh, en), null));
    }
}
