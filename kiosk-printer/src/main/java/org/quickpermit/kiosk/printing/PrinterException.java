package org.quickpermit.kiosk.printing;

/// A printer that did not do what it was asked.
public final class PrinterException extends Exception {
    private final boolean answered;
    private final boolean noSuchQueue;

    /// @param message what happened, for the log and the staff
    /// @param answered true when the printer answered and refused; false when it is not known whether the request
    ///        arrived
    public PrinterException(String message, boolean answered) {
        super(message);
        this.answered = answered;
        this.noSuchQueue = false;
    }

    /// As above, with the cause.
    public PrinterException(String message, boolean answered, Throwable cause) {
        super(message, cause);
        this.answered = answered;
        this.noSuchQueue = false;
    }

    private PrinterException(String message) {
        super(message);
        this.answered = true;
        this.noSuchQueue = true;
    }

    /// Something answers at the address and has no printer of that name.
    public static PrinterException noSuchQueue(String message) {
        return new PrinterException(message);
    }

    /// True when the printer answered and refused, so that nothing was begun.
    public boolean answered() {
        return answered;
    }

    /// True when no wait and no cable helps: the address names a queue that does not exist.
    public boolean isNoSuchQueue() {
        return noSuchQueue;
    }
}
