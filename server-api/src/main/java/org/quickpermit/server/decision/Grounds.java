package org.quickpermit.server.decision;

import java.time.LocalDate;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.Ground.Advice;
import org.quickpermit.wire.Text;

/// The reasons of a refusal with their words. Each tells the traveller what stands against the application and what to
/// do; the confidential ones share [#ORDINARY_CHANNEL] and say nothing.
public final class Grounds {
    /// The one ground of deny list and control register. Nothing about it may depend on which of them hit.
    public static final Ground ORDINARY_CHANNEL = new Ground("ORDINARY_CHANNEL", Advice.ORDINARY_CHANNEL,
            new Text("本案無法以網上快證辦理，請依一般書面程序申請。",
                    "This case cannot be handled as a quick permit. Please apply by the ordinary written procedure."),
            null);

    private static final String ORDINARY_ZH = "請依一般書面程序申請。";
    private static final String ORDINARY_EN = " Please apply by the ordinary written procedure.";

    private Grounds() {}

    static Ground swipedWithoutZone() {
        return data("SWIPED_WITHOUT_MRZ", "欄位標示為刷讀，但未附機器判讀區，請重新刷讀證件。",
                "Fields are marked as swiped but no machine-readable zone came with them. Swipe the document again.",
                "/mrz");
    }

    static Ground swipedFieldDiffers(String pointer, String zhField, String enField) {
        return data("SWIPED_FIELD_DIFFERS", zhField + "與刷讀內容不符，請重新刷讀或改為人工輸入。",
                "The " + enField + " differs from what was swiped. Swipe again, or type the field.", pointer);
    }

    static Ground kindNotDeclared() {
        return data("DOCUMENT_KIND_NOT_DECLARED", "無法由證號判別證件種類，請選擇證件種類後再送出。",
                "The kind of document does not follow from its number. Choose the kind and send again.",
                "/declaredKind");
    }

    static Ground documentNotEligible() {
        return rule("DOCUMENT_NOT_ELIGIBLE", "此種證件不得申請網上快證。" + ORDINARY_ZH,
                "This kind of document is not eligible for a quick permit." + ORDINARY_EN, "/document/number");
    }

    static Ground nationalityNotEligible() {
        return rule("NATIONALITY_NOT_ELIGIBLE", "持證人國籍不符網上快證申請資格。" + ORDINARY_ZH,
                "The holder's nationality is not eligible for a quick permit." + ORDINARY_EN,
                "/document/nationality");
    }

    static Ground documentExpired(LocalDate expiry) {
        return rule("PASSPORT_EXPIRED", "證件已於 " + expiry + " 逾期，請換發後再申請。",
                "The document expired on " + expiry + ". Apply again with a new one.", "/document/expiryDate");
    }

    static Ground documentExpiresTooSoon(LocalDate needed) {
        return rule("PASSPORT_EXPIRES_WITHIN_SIX_MONTHS", "證件效期須至少至 " + needed + "（申請日起六個月），請換發後再申請。",
                "The document must be valid until " + needed
                        + " at least, six months from the application date. Apply again with a new one.",
                "/document/expiryDate");
    }

    static Ground documentFlagged() {
        return rule("PASSPORT_REPORTED_LOST_OR_VOID", "證件已註記遺失或作廢，不得使用。" + ORDINARY_ZH,
                "The document is registered as lost or void and cannot be used." + ORDINARY_EN,
                "/document/number");
    }

    /// The registered day is not told: whoever holds the document can read it there.
    static Ground expiryNotAsRegistered() {
        return data("PASSPORT_EXPIRY_NOT_AS_REGISTERED", "證件效期與登錄資料不符，請重新刷讀證件，或核對效期後再送出。",
                "The expiry date is not the one registered for this document. Swipe it again, or check the date.",
                "/document/expiryDate");
    }

    static Ground overstay() {
        return rule("EARLIER_OVERSTAY", "前次入境有逾期停留紀錄。" + ORDINARY_ZH,
                "An earlier stay went past its last day." + ORDINARY_EN, null);
    }

    static Ground stayOpen(LocalDate entry) {
        return rule("STAY_STILL_OPEN", entry + " 入境後尚無出境紀錄，出境後再申請。",
                "There is no exit after the entry of " + entry + ". Apply again after leaving.", null);
    }

    static Ground priorApproval(LocalDate lastDay, int renewalDays) {
        return rule("PRIOR_APPROVAL_STILL_VALID",
                "前次核准效期至 " + lastDay + "，尚餘 " + (renewalDays + 1) + " 日以上，不得重複申請。",
                "An earlier approval is valid until " + lastDay + ", with " + (renewalDays + 1)
                        + " days or more left. A new one may be applied for when " + renewalDays
                        + " days or fewer are left.",
                null);
    }

    /// Another agency's permit: when it was granted and how long it runs is between that agency and the traveller.
    static Ground priorApprovalElsewhere(int renewalDays) {
        return rule("PRIOR_APPROVAL_STILL_VALID", "前次核准尚餘 " + (renewalDays + 1) + " 日以上，不得重複申請。",
                "An earlier approval has " + (renewalDays + 1)
                        + " days or more left. A new one may be applied for when " + renewalDays
                        + " days or fewer are left.",
                null);
    }

    static Ground duplicateElsewhere() {
        return rule("DUPLICATE_APPLICATION", "此旅客已經由其他旅行社核准快證而尚未列印，請勿重複申請。",
                "This traveller already has an approved permit from another agency that is not printed yet. Use that one.",
                null);
    }

    static Ground duplicate(LocalDate lastDay) {
        return rule("DUPLICATE_APPLICATION", "此旅客已有核准而尚未列印之快證（搭機證明至 " + lastDay + "），請勿重複申請。",
                "This traveller already has an approved permit that is not printed yet (boarding until " + lastDay
                        + "). Use that one.",
                null);
    }

    static Ground depositInsufficient(Ntd fee) {
        return rule("DEPOSIT_INSUFFICIENT", "預付金餘額不足 " + fee + "，請補足後再送出。",
                "The deposit is below " + fee + ". Top it up and send again.", null);
    }

    private static Ground data(String code, String zh, String en, String field) {
        return new Ground(code, Advice.DATA, new Text(zh, en), field);
    }

    private static Ground rule(String code, String zh, String en, @org.jspecify.annotations.Nullable String field) {
        return new Ground(code, Advice.RULE, new Text(zh, en), field);
    }
}
