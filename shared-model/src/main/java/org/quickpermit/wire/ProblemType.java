package org.quickpermit.wire;

/// Every way a call can fail, the catalogue behind `docs/reference/problems.md`.
public enum ProblemType {
    UNREADABLE_REQUEST(400, "請求無法解讀", "Unreadable request"),
    MALFORMED_JSON(400, "資料格式錯誤", "Malformed JSON"),
    INVALID_FIELDS(422, "欄位內容有誤", "Invalid fields"),
    MISSING_IDEMPOTENCY_KEY(400, "缺少重送識別碼", "Missing Idempotency-Key"),
    IDEMPOTENCY_KEY_REUSED(422, "重送識別碼已用於其他內容", "Idempotency-Key used for another request"),
    NOT_DECIDED(503, "尚未決定，請稍候重送", "Not decided yet: send again later"),
    NOT_FOUND(404, "查無資料", "Not found"),
    METHOD_NOT_ALLOWED(405, "不支援的方法", "Method not allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支援的內容格式", "Unsupported media type"),
    BODY_TOO_LARGE(413, "內容過大", "Body too large"),
    CLIENT_CERTIFICATE_REQUIRED(401, "需要裝置憑證", "Client certificate required"),
    SIGN_IN_REQUIRED(401, "請先登入", "Sign-in required"),
    SIGN_IN_FAILED(401, "登入失敗", "Sign-in failed"),
    FORBIDDEN(403, "無權限", "Not permitted"),
    TOO_MANY_ATTEMPTS(429, "嘗試次數過多", "Too many attempts"),
    CODE_INVALID(403, "一次性代碼無效", "One-time code not valid"),
    CORRECTION_WINDOW_CLOSED(409, "已逾更正期限", "Correction window closed"),
    STATE_CONFLICT(409, "目前狀態不允許此操作", "Not possible in the present state"),
    SEAL_REFUSED(422, "條碼驗證未通過", "Barcode refused"),
    PERMIT_NOT_PRINTABLE(409, "此許可目前不可列印", "Permit cannot be printed"),
    PERMIT_ALREADY_PRINTED(409, "入臺證已列印", "Entry permit already printed"),
    PRINT_IN_PROGRESS(409, "此許可正在列印", "Permit is being printed"),
    PERMIT_AT_OTHER_KIOSK(409, "請至另一臺自助機列印", "To be printed at another kiosk"),
    SHEET_ALREADY_USED(409, "空白證號已使用", "Sheet number already used"),
    SHEET_NOT_LOADED(409, "此空白證不在本機紙匣", "Sheet not loaded in this kiosk"),
    SHIFT_NOT_OPEN(409, "尚未開班", "No shift is open"),
    EVIDENCE_NOT_ACCEPTED(409, "此機型之列印依據未獲採認", "Evidence not accepted from this kiosk"),
    ENTRY_REFUSED(409, "不得以此許可入境", "Entry refused"),
    REGISTER_FILE_REJECTED(422, "檔案未通過檢核", "File rejected"),
    SERVICE_UNAVAILABLE(503, "系統暫停服務", "Service unavailable"),
    INTERNAL_ERROR(500, "系統錯誤", "Internal error");

    private final int status;
    private final Text title;

    ProblemType(int status, String zh, String en) {
        this.status = status;
        this.title = new Text(zh, en);
    }

    /// The HTTP status it travels with.
    public int status() {
        return status;
    }

    /// Short title in both languages.
    public Text title() {
        return title;
    }

    /// The stable URN, as `urn:quickpermit:problem:invalid-fields`.
    public String urn() {
        return "urn:quickpermit:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// The type a URN names, or [#INTERNAL_ERROR] for one this version does not know.
    public static ProblemType ofUrn(String urn) {
        for (ProblemType type : values()) {
            if (type.urn().equals(urn)) {
                return type;
            }
        }
        return INTERNAL_ERROR;
    }
}
