package org.quickpermit.agency.gateway;

import org.quickpermit.wire.Text;

/// Why a call has no usable answer. [#code()] is the support code the clerk can quote, since there is none from the
/// server.
public enum NoAnswer {
    /** No connection could be made. */
    UNREACHABLE("N-01", "連不上伺服器", "The server cannot be reached"),
    /** The answer did not come in time. */
    TIMED_OUT("N-02", "伺服器逾時未回覆", "The server did not answer in time"),
    /** The connection broke between the question and the answer. */
    BROKEN_OFF("N-03", "回覆前連線中斷",
            "The connection broke before the answer came"),
    /** Something answered, but not this system's server, or not so that it can be understood. */
    NOT_UNDERSTOOD("N-04", "收到無法辨識的回覆",
            "The answer could not be understood"),
    /** The server is there but says nothing about this call yet. */
    NOT_READY("N-06", "伺服器尚未就緒", "The server is not ready to answer yet"),
    /** The server's certificate is not from the authority this terminal was enrolled with. */
    NOT_TRUSTED("N-05", "伺服器憑證不是本系統核發，已中止連線",
            "The server's certificate is not from this system's authority; the connection was refused");

    private final String code;
    private final Text text;

    NoAnswer(String code, String zh, String en) {
        this.code = code;
        this.text = new Text(zh, en);
    }

    /// The short code to quote to the bureau.
    public String code() {
        return code;
    }

    /// What happened, for the clerk.
    public Text text() {
        return text;
    }
}
