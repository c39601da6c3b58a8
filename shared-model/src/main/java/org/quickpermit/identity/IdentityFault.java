package org.quickpermit.identity;

import org.quickpermit.wire.Text;

/// Why an identity number was not accepted.
public enum IdentityFault {
    /** Nothing was typed. */
    EMPTY("請輸入身分證號碼", "type the identity number"),
    /** A character that is in no identity number. */
    CHARACTER("出現不允許的字元，僅可為大寫英文字母、數字及括號", "character not allowed, only capitals, digits and brackets"),
    /** A small letter. */
    LOWER_CASE("請改以大寫英文字母輸入", "type capital letters"),
    /** Letters, digits and length fit no identity number. */
    FORM("號碼格式不符，請核對證件，例如A123456(3)或1234567(8)",
            "the number has no known form; compare it with the card, as A123456(3) or 1234567(8)"),
    /** Brackets that do not enclose exactly the last character. */
    BRACKETS("括號僅可括住最後一碼", "brackets may enclose only the last character"),
    /** A Hong Kong number without the character in brackets. */
    CHECK_DIGIT_MISSING("缺少括號內的檢查碼，請一併輸入", "the check digit in brackets is missing; type it too"),
    /** The check digit does not fit. */
    CHECK_DIGIT("檢查碼不符，請核對證件後重新輸入", "the check digit does not fit; compare with the card and type again"),
    /** A Macau number that does not begin with 1, 5 or 7. */
    FIRST_DIGIT("澳門身分證首碼應為1、5或7，請核對證件", "a Macau number begins with 1, 5 or 7; compare with the card"),
    /** A Taiwan number whose second character stands for nothing. */
    SECOND_CHARACTER("第2碼應為1、2、8、9或A至D，請核對證件", "the second character is 1, 2, 8, 9 or A to D; compare with the card");

    private final Text text;

    IdentityFault(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /// What is wrong and what to do about it, without the place.
    public Text text() {
        return text;
    }
}
