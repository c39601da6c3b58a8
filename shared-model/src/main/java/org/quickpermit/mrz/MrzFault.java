package org.quickpermit.mrz;

import org.quickpermit.wire.Text;

/// Why a machine-readable zone was rejected. [#text()] says what is wrong and what to do; where it is wrong says
/// [MrzResult.Rejected].
public enum MrzFault {
    /** Not two and not three rows. */
    ROW_COUNT("列數不符，應為2列或3列，請將證件平放後重新刷讀",
            "not two or three rows; lay the document flat and swipe again"),
    /** A row is shorter or longer than its layout. */
    ROW_LENGTH("該列長度不符，請重新刷讀", "the row has the wrong length; swipe again"),
    /** A small letter, which no machine-readable zone has. */
    LOWER_CASE("出現小寫字母，請改以大寫輸入", "small letter; type capitals"),
    /** A full-width form of a letter, digit or sign, as an input method makes it. */
    FULL_WIDTH("出現全形字元，請切換為英數半形後重新輸入", "full-width character; switch the input method off and type again"),
    /** A character outside `A-Z`, `0-9` and the filler. */
    ILLEGAL_CHARACTER("出現不允許的字元，僅可為A至Z、0至9及<，請重新刷讀",
            "character not allowed, only A to Z, 0 to 9 and <; swipe again"),
    /** The document code does not belong to this layout. */
    DOCUMENT_CODE("證件類別碼不符，請確認刷讀的是護照資料頁", "document code not known; make sure the passport's data page was swiped"),
    /** A visa of the large format was swiped. */
    VISA_SWIPED("此為簽證，請改刷護照資料頁", "this is a visa; swipe the passport's data page instead"),
    /** Neither three letters nor `D<<`. */
    STATE_CODE("國家代碼不符，應為3個字母，請重新刷讀", "state code is not three letters; swipe again"),
    /** The name field has no surname. */
    NAME_MISSING("缺少姓名，請重新刷讀", "the name is missing; swipe again"),
    /** Something other than letters and fillers in the name. */
    NAME_CHARACTER("姓名僅可為字母，請重新刷讀", "only letters may stand in the name; swipe again"),
    /** Fillers in the name that separate nothing, or separate twice. */
    NAME_FORM("姓名分隔符號不符，請重新刷讀或改為人工輸入", "fillers in the name do not fit; swipe again or type the data"),
    /** The document number is empty. */
    NUMBER_MISSING("缺少證件號碼，請重新刷讀", "the document number is missing; swipe again"),
    /** A filler inside the document number, or an overlong number without its end. */
    NUMBER_FORM("證件號碼格式不符，請重新刷讀", "the document number has the wrong form; swipe again"),
    /** Something other than a digit where only a digit can stand. */
    NOT_A_DIGIT("此處應為數字，請重新刷讀", "a digit belongs here; swipe again"),
    /** A check digit does not fit its field. */
    CHECK_DIGIT("檢查碼不符，請重新刷讀", "check digit does not fit; swipe again"),
    /** Every field's check digit fits, the one over the whole zone does not. */
    COMPOSITE_CHECK_DIGIT("總檢查碼不符，請重新刷讀", "check digit of the whole zone does not fit; swipe again"),
    /** A date that is not in the calendar. */
    NO_SUCH_DATE("日期不存在，請重新刷讀", "no such date; swipe again"),
    /** The issuer left parts of the birth date open, which a quick permit cannot be decided on. */
    BIRTH_DATE_INCOMPLETE("證件未載完整出生日期，請改循一般方式申請",
            "the document has no full birth date; apply by the ordinary procedure"),
    /** An expiry date more than 20 years ago or more than 30 years ahead. */
    EXPIRY_IMPLAUSIBLE("效期截止日不合理，請確認證件後重新刷讀", "expiry date not plausible; check the document and swipe again"),
    /** Neither `M`, `F` nor the filler. */
    SEX("性別碼不符，應為M、F或<，請重新刷讀", "sex is not M, F or <; swipe again");

    private final Text text;

    MrzFault(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /// What is wrong and what to do about it, without the place.
    public Text text() {
        return text;
    }
}
