package org.quickpermit.device;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// An enrolment that did not happen. No identity was stored; every sentence says what to do.
public final class EnrolmentFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final String supportCode;

    private EnrolmentFault(Text text, String supportCode, @Nullable Throwable cause) {
        super(text.en(), cause);
        this.text = text;
        this.supportCode = supportCode;
    }

    private EnrolmentFault(String zh, String en, @Nullable Throwable cause) {
        this(new Text(zh, en), "", cause);
    }

    /// What is wrong and what to do.
    public Text text() {
        return text;
    }

    /// Code to quote to the bureau, empty when there is none.
    public String supportCode() {
        return supportCode;
    }

    static EnrolmentFault notATicket(@Nullable Throwable cause) {
        return new EnrolmentFault("這不是完整的登錄檔，請向主管機關重新索取。",
                "This is not a complete ticket file. Ask the bureau for a new one.", cause);
    }

    static EnrolmentFault unreadable(Path file, Throwable cause) {
        return new EnrolmentFault("無法讀取檔案 " + file.getFileName() + "，請確認檔案存在且可開啟。",
                "The file " + file.getFileName() + " cannot be read. Check that it exists and can be opened.", cause);
    }

    static EnrolmentFault otherKind(EnrolmentTicket ticket, DeviceKind wanted) {
        boolean terminal = wanted == DeviceKind.TERMINAL;
        return new EnrolmentFault(
                "這份登錄檔是給「" + ticket.name() + "」使用的，不是" + (terminal ? "旅行社端末機" : "自助機")
                        + "的登錄檔。請向主管機關索取正確的登錄檔。",
                "This ticket is for \"" + ticket.name() + "\", which is not "
                        + (terminal ? "an agency terminal" : "a kiosk")
                        + ". Ask the bureau for the right one.",
                null);
    }

    static EnrolmentFault expired(Instant end, Instant now) {
        return new EnrolmentFault(
                "登錄檔已於 " + shown(end) + " 逾期（本機時間為 " + shown(now) + "）。若本機時間不對請先校正，否則請向主管機關重新索取。",
                "The ticket has expired at " + shown(end) + "; by this machine it is " + shown(now)
                        + ". Correct the clock if that is wrong, else ask the bureau for a new ticket.",
                null);
    }

    static EnrolmentFault clock(Instant now) {
        return new EnrolmentFault("本機時間為 " + shown(now) + "，本系統的憑證在此時不在有效期間內。請校正本機日期與時間後再試。",
                "By this machine it is " + shown(now)
                        + ", when this system's certificate is not in force. Correct the date and time here, then try again.",
                null);
    }

    static EnrolmentFault denied(Trouble trouble) {
        return new EnrolmentFault(
                new Text(trouble.type().title().zh() + "：" + trouble.detail().zh(),
                        trouble.type().title().en() + ": " + trouble.detail().en()),
                trouble.supportCode(), null);
    }

    static EnrolmentFault noAnswer(NoAnswer why) {
        Text remedy = switch (why) {
            case NOT_TRUSTED -> new Text("請向主管機關確認登錄檔與伺服器是否相符", "ask the bureau whether the ticket is for this server");
            case CLOCK_WRONG -> new Text("校正後再試一次", "then try again");
            case NOT_UNDERSTOOD, NOT_READY -> new Text("請稍後以同一登錄檔再試一次", "try again shortly with the same ticket");
            case UNREACHABLE, TIMED_OUT, BROKEN_OFF -> new Text("請確認網路後以同一登錄檔再試一次",
                    "check the network and try again with the same ticket");
        };
        return new EnrolmentFault(
                new Text(why.text().zh() + "。尚未登錄，" + remedy.zh() + "。",
                        why.text().en() + ". Not enrolled; " + remedy.en() + "."),
                why.code(), null);
    }

    static EnrolmentFault notOurs(@Nullable Throwable cause) {
        return new EnrolmentFault("伺服器核發的憑證與本機金鑰或本系統不符，未予採用。請洽主管機關。",
                "The certificate the server sent does not fit this machine's key or this system's authority and was not"
                        + " taken. Tell the bureau.",
                cause);
    }

    static EnrolmentFault notStored(Throwable cause) {
        return new EnrolmentFault("無法寫入本機資料夾，請確認磁碟空間與權限後以同一登錄檔再試。",
                "The data folder cannot be written. Check disk space and permissions, then try again with the same"
                        + " ticket.",
                cause);
    }

    private static String shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
