package org.quickpermit.device;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.quickpermit.wire.Text;

/// Why a call has no usable answer. [#code()] is the support code to quote, since there is none from the server.
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
    /** The server's certificate is not from the authority this device was enrolled with. */
    NOT_TRUSTED("N-05", "伺服器憑證不是本系統核發，已中止連線",
            "The server's certificate is not from this system's authority; the connection was refused"),
    /** By this machine's clock a certificate is too old or too new: most often the clock is wrong. */
    CLOCK_WRONG("N-07", "依本機時間，伺服器憑證不在有效期間內，請先校正本機日期與時間",
            "By this machine's clock the server's certificate is not in force: first correct the date and time here");

    private final String code;
    private final Text text;

    NoAnswer(String code, String zh, String en) {
        this.code = code;
        this.text = new Text(zh, en);
    }

    /// Reads what an exchange that failed says of itself.
    static NoAnswer of(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException
                    || cause instanceof CertPathValidatorException path && outOfTime(path.getReason())) {
                return CLOCK_WRONG;
            }
        }
        return switch (failure) {
            case SSLPeerUnverifiedException _ -> NOT_TRUSTED;
            case SSLHandshakeException refused when refused.getCause() instanceof CertificateException -> NOT_TRUSTED;
            case ConnectException _,NoRouteToHostException _,UnknownHostException _ -> UNREACHABLE;
            case SocketTimeoutException _ -> TIMED_OUT;
            default -> "timeout".equals(failure.getMessage()) ? TIMED_OUT : BROKEN_OFF;
        };
    }

    private static boolean outOfTime(CertPathValidatorException.Reason reason) {
        return reason == BasicReason.EXPIRED || reason == BasicReason.NOT_YET_VALID;
    }

    /// The short code to quote to the bureau.
    public String code() {
        return code;
    }

    /// What happened, for whoever sits at the machine.
    public Text text() {
        return text;
    }
}
