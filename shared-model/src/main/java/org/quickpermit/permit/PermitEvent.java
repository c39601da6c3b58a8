package org.quickpermit.permit;

/// What can happen to a permit; see [PermitState#after(PermitEvent)].
public enum PermitEvent {
    /** A printed sheet (the first, or a reprint) is confirmed out of the printer. */
    SHEET_CONFIRMED,
    /** Inspection records an entry that is not the last one allowed. */
    ENTRY,
    /** Inspection records the last entry allowed. */
    LAST_ENTRY,
    /** The last day has passed: the last day to board while nothing is printed, the last usable day after that. */
    EXPIRE,
    /** The bureau takes the permit back, or the agency cancels it. */
    REVOKE,
    /** A correction or a newer approval replaces the permit. */
    SUPERSEDE
}
