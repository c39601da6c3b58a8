package org.quickpermit.device;

/// What a call gives that gives nothing but the fact that it was done.
public enum Done {
    /** It was done. */
    DONE
}
