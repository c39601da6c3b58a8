package org.quickpermit.traveller;

/// Where the content of a field came from.
public enum Origin {
    /** Read from the machine-readable zone, every check digit right, and untouched since. */
    SWIPED,
    /** Typed by the clerk. */
    TYPED,
    /** Swiped, then changed by the clerk. */
    EDITED
}
