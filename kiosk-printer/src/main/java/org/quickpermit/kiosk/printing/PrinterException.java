package org.quickpermit.kiosk.printing;

/// A printer that did not do what it was asked.
public final class PrinterException extends Exception {
    private final boolean answered;

    /// @param message what happened, for the log and the staff
    /// @param answered true when the printer answered and refused; false when it is not known whether the request
    ///        arrived
    public PrinterException(String message, boolean answered) {
        super(message);
        this.answered = answered;
    }

    /// As above, with the cause.
    public PrinterException(String message, boolean answered, Throwable cause) {
        super(message, cause);
        this.answered = answered;
    }

    /// True when the printer answered and refused, so that nothing was begun.
    public boolean answered() {
        return answered;
    }
}
