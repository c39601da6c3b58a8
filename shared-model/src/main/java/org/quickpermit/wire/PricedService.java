package org.quickpermit.wire;

/// What has a price.
public enum PricedService {
    /** The official fee of a quick permit (QP-8). */
    QUICK_PERMIT,
    /** What an association charges its member agencies for one. */
    ASSOCIATION
}
