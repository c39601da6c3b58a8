package org.quickpermit.paper;

import java.awt.Color;

/// The inks. Everything a person or a machine has to read is dark enough to come through a fax as black.
enum Ink {
    /** All text. */
    TEXT(0x16242B),
    /** The one accent, for a line. */
    ACCENT(0x0E5A6B),
    /** What machines read. */
    BLACK(0x000000),
    /** Thin lines that may vanish without loss. */
    HAIRLINE(0x8A979D);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    Color color() {
        return new Color(rgb);
    }
}
