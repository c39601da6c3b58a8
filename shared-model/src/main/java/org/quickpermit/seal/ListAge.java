package org.quickpermit.seal;

/// What a machine may do on a trust list of a certain age.
public enum ListAge {
    /** Work as usual. */
    NORMAL,
    /** Work without the network only after staff have agreed at the console. */
    STAFF_ONLY,
    /** Too old to tell living papers from dead ones: nothing is issued without the network. */
    TOO_OLD
}
