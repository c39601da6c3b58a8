package org.quickpermit.kiosk.gateway;

/// The kiosk could not be enrolled; the message says why and what to do.
public final class EnrolmentException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message why, and what to do
    public EnrolmentException(String message) {
        super(message);
    }

    /// As above, with the cause.
    public EnrolmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
