package org.quickpermit.seal;

import org.quickpermit.wire.Text;

/// Why a scanned barcode is not accepted: one reason per failure, in the order in which they are looked for.
public enum SealFault {
    /** Nothing but white space arrived, or more than a seal can ever have. */
    NO_MESSAGE(
            "沒有讀到條碼，請再掃描一次。",
            "No barcode was read. Please scan again.",
            "掃描訊息為空白或過長，請檢查掃描器設定。",
            "The scanner sent nothing or too much. Check the scanner's settings."),
    /** The text does not begin as a seal does: some other barcode. */
    NOT_A_SEAL(
            "這不是搭機證明上的條碼，請掃描證明右上角的方形條碼。",
            "This is not our barcode. Please scan the square code on your paper.",
            "前置碼不是 NIA1:，應為其他用途的條碼。",
            "The prefix is not NIA1: the barcode serves another purpose."),
    /** A seal of an edition this program does not know. */
    UNKNOWN_EDITION(
            "本機尚不認得這種條碼，請洽服務櫃檯。",
            "This machine does not know this barcode yet. Please ask at the counter.",
            "條碼版本較新，程式需更新。",
            "The barcode is of a newer edition. The program needs an update."),
    /** A character outside Base32: small letters, a wrong keyboard layout, noise on the line. */
    FOREIGN_CHARACTER(
            "讀取有誤，請再掃描一次。",
            "The code was misread. Please scan again.",
            "條碼含有不該出現的字元；若一再發生，請檢查掃描器的鍵盤配置。",
            "A character outside Base32 arrived. If it keeps happening, check the scanner's keyboard layout."),
    /** The end is missing. */
    INCOMPLETE(
            "讀取不完整，請再掃描一次。",
            "Only part of the code was read. Please scan again.",
            "條碼內容不完整，可能掃描中斷或紙張破損。",
            "The content ends too early: an interrupted scan or damaged paper."),
    /** Everything arrived, but it is not built as a seal is. */
    MALFORMED(
            "條碼內容有誤，請洽服務櫃檯。",
            "The code is damaged. Please ask at the counter.",
            "條碼結構不合規格，請以人工編號查詢。",
            "The structure is not that of a seal. Look the permit up by its number."),
    /** A seal of the other paper. */
    WRONG_KIND(
            "請掃描另一張文件：此處需要的不是這一張。",
            "Please scan your other paper: this one is not used here.",
            "條碼種類不符：搭機證明與入臺證不可互用。",
            "Wrong kind of paper: boarding confirmation and entry permit are not interchangeable."),
    /** The signing key is not on the list. */
    UNKNOWN_KEY(
            "無法查證這個條碼，請洽服務櫃檯。",
            "This code cannot be verified. Please ask at the counter.",
            "簽章金鑰不在信任清單上：清單過舊，或為偽造。",
            "The signing key is not on the trust list: the list is old, or the paper is forged."),
    /** The signing key is on the list, but was not in use on the day of issue. */
    KEY_NOT_IN_USE(
            "無法查證這個條碼，請洽服務櫃檯。",
            "This code cannot be verified. Please ask at the counter.",
            "發證日不在簽章金鑰的使用期間內，可能為偽造。",
            "The day of issue lies outside the key's time of use. The paper may be forged."),
    /** Its first day lies in the future. */
    NOT_YET_VALID(
            "這份文件尚未生效，請洽服務櫃檯。",
            "This paper is not valid yet. Please ask at the counter.",
            "發證日在今天之後，請檢查本機時鐘。",
            "The day of issue lies after today. Check this machine's clock."),
    /** Its last day has passed. */
    EXPIRED(
            "這份文件已過期，請洽服務櫃檯。",
            "This paper has expired. Please ask at the counter.",
            "已逾有效期限，須重新申請。",
            "The last day has passed. A new application is needed."),
    /** The signature does not belong to the content. */
    FORGED(
            "無法確認這份文件為真，請洽服務櫃檯。",
            "This paper cannot be confirmed as genuine. Please ask at the counter.",
            "簽章不符：內容遭竄改或為偽造，請留置文件並通報。",
            "The signature does not fit the content: altered or forged. Keep the paper and report it."),
    /** The permit, or this copy of it, was taken back. */
    REVOKED(
            "這份文件已失效，請洽服務櫃檯。",
            "This paper is no longer valid. Please ask at the counter.",
            "許可已撤銷，或此份已由更正、補印之文件取代。",
            "The permit was revoked, or a corrected or reprinted paper replaced this one.");

    private final Text text;
    private final Text staffText;

    SealFault(String zh, String en, String staffZh, String staffEn) {
        this.text = new Text(zh, en);
        this.staffText = new Text(staffZh, staffEn);
    }

    /// One sentence that tells the traveller what to do.
    public Text text() {
        return text;
    }

    /// One sentence that tells staff what happened and what to look at.
    public Text staffText() {
        return staffText;
    }
}
