package org.quickpermit.kiosk.station;

/// Why a traveller leaves without a permit this time. Each has one sentence in every language.
public enum SorryReason {
    /** Part of a barcode arrived: hold it steady and try again. */
    READ_AGAIN,
    /** Something else than a boarding confirmation was held to the reader. */
    WRONG_CODE,
    /** The entry permit itself was scanned where the boarding confirmation is wanted. */
    PERMIT_NOT_CONFIRMATION,
    /** The barcode was not made by the bureau, or was damaged. */
    NOT_GENUINE,
    /** The passport's zone was not read as it is printed. */
    PASSPORT_MISREAD,
    /** No permit fits the passport, or the number typed with it. */
    NO_PERMIT,
    /** Too many passports without a permit were read here: wait, or ask at the counter. */
    TOO_MANY,
    /** The last day to print has passed. */
    EXPIRED,
    /** The confirmation was corrected or cancelled. */
    REVOKED,
    /** The permit has been printed already. */
    ALREADY_PRINTED,
    /** Another kiosk is printing it. */
    BEING_PRINTED,
    /** While this station is cut off, another of its kiosks prints the permit. */
    OTHER_KIOSK,
    /** The permit exists but cannot be printed. */
    NOT_PRINTABLE,
    /** The server did not answer: nothing was printed. */
    CANNOT_NOW,
    /** The sheet was spoiled: the right to print is back. */
    SPOILED,
    /** Nobody knows whether the sheet came out: staff look. */
    ASK_STAFF,
    /** The kiosk itself failed. */
    FAULT;

    /// True where trying again at this kiosk makes sense.
    public boolean tryAgainHere() {
        return this == READ_AGAIN || this == WRONG_CODE || this == PERMIT_NOT_CONFIRMATION
                || this == PASSPORT_MISREAD;
    }
}
