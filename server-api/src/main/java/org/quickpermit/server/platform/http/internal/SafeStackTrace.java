package org.quickpermit.server.platform.http.internal;

import java.sql.SQLException;

/// A stack trace without messages. What an exception says may quote the data it failed on (a driver quotes the violating
/// row, a JSON parser the text around the error); where it happened never does.
final class SafeStackTrace {
    private static final int FRAMES = 12;
    private static final int CAUSES = 6;

    private SafeStackTrace() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < CAUSES; cause = cause.getCause(), depth++) {
            text.append(depth == 0 ? "" : " <- ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append('(').append(sql.getSQLState()).append('/').append(sql.getErrorCode()).append(')');
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append(i == 0 ? " at " : " < ").append(frames[i].getClassName()).append('.')
                        .append(frames[i].getMethodName()).append(':').append(frames[i].getLineNumber());
            }
        }
        return text.toString();
    }
}
