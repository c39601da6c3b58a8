package org.quickpermit.agency.app;

/// How large text and everything around it is.
enum TextSize {
    /** As designed. */
    PERCENT_100(100),
    /** Larger by a quarter. */
    PERCENT_125(125),
    /** Larger by half. */
    PERCENT_150(150);

    private final int percent;

    TextSize(int percent) {
        this.percent = percent;
    }

    /// In percent of the designed size.
    int percent() {
        return percent;
    }

    /// The next larger one; the largest stays.
    TextSize larger() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /// The next smaller one; the smallest stays.
    TextSize smaller() {
        return values()[Math.max(ordinal() - 1, 0)];
    }
}
