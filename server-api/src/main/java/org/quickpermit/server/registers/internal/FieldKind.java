package org.quickpermit.server.registers.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.wire.Text;

/// What a column of a register's file holds: checked, and turned into what the table keeps.
public enum FieldKind {
    /** Number of a travel document. */
    DOCUMENT_NUMBER("[A-Z0-9]{1,20}", "須為 1 至 20 個大寫英文字母或數字", "1 to 20 capitals or digits"),
    /** Identity number of Hong Kong, Macau or Taiwan. */
    IDENTITY_NUMBER(".{1,30}", "身分證號碼不正確", "a valid identity number, as A123456(3)"),
    /** ENTRY or EXIT. */
    DIRECTION("ENTRY|EXIT", "須為 ENTRY 或 EXIT", "ENTRY or EXIT"),
    /** A day, as 2026-11-22. */
    DAY("\\d{4}-\\d{2}-\\d{2}", "須為存在之西元日期，如 2026-11-22", "an existing date, as 2026-11-22"),
    /** State or nationality code of ICAO Doc 9303. */
    STATE_CODE("[A-Z]{1,3}", "須為 1 至 3 個大寫英文字母", "1 to 3 capitals"),
    /** State of a travel document. */
    DOCUMENT_STATUS("VALID|LOST|VOID", "須為 VALID、LOST 或 VOID", "VALID, LOST or VOID"),
    /** Romanised name, surname first. */
    NAME("[A-Za-z][A-Za-z ,.'’-]{0,119}", "須為 1 至 120 個英文字母", "1 to 120 letters, spaces, commas, hyphens"),
    /** Chinese name. */
    CHINESE_NAME("[^\\p{Cntrl}\\p{Cs}]{1,30}", "須為 1 至 30 字", "1 to 30 characters"),
    /** Number of an approval. */
    REFERENCE("[A-Z0-9-]{1,30}", "須為 1 至 30 個大寫英文字母、數字或連字號", "1 to 30 capitals, digits, hyphens");

    private final Pattern form;
    private final Text fault;

    FieldKind(String form, String zh, String en) {
        this.form = Pattern.compile(form);
        this.fault = new Text(zh + "。", "Must be " + en + ".");
    }

    /// What is wrong with a field that does not fit.
    public Text fault() {
        return fault;
    }

    /// A field in the form the table keeps it: a `String` or a `Long`.
    sealed interface Value {
        record Of(Object stored) implements Value {}

        record Wrong() implements Value {}
    }

    /// Checks a field that is not empty.
    Value read(String text) {
        if (!form.matcher(text).matches()) {
            return new Value.Wrong();
        }
        return switch (this) {
            case DAY -> day(text);
            case IDENTITY_NUMBER -> identityNumber(text);
            case DIRECTION -> new Value.Of(text.equals("ENTRY") ? "I" : "O");
            case DOCUMENT_NUMBER, STATE_CODE, DOCUMENT_STATUS, NAME, CHINESE_NAME, REFERENCE -> new Value.Of(text);
        };
    }

    private static Value day(String text) {
        try {
            return new Value.Of(LocalDate.parse(text).toEpochDay());
        } catch (DateTimeException e) {
            return new Value.Wrong();
        }
    }

    private static Value identityNumber(String text) {
        return switch (IdentityNumbers.parse(text)) {
            case IdentityResult.Valid(var number) -> new Value.Of(number.canonical());
            case IdentityResult.Invalid _ -> new Value.Wrong();
        };
    }
}
