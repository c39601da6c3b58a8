package org.quickpermit.agency.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// The colours of the screen.
enum Theme {
    /** Ink on white. */
    LIGHT("light.css", new PrimerLight()),
    /** For a dim room. */
    DARK("dark.css", new PrimerDark()),
    /** At least 7:1 for every text. */
    CONTRAST("contrast.css", new PrimerDark());

    private final String palette;
    private final atlantafx.base.theme.Theme controls;

    Theme(String palette, atlantafx.base.theme.Theme controls) {
        this.palette = palette;
        this.controls = controls;
    }

    /// Name of the file that says what the colours of `terminal.css` are.
    String palette() {
        return palette;
    }

    /// Address of the style sheet of the controls.
    String controls() {
        return controls.getUserAgentStylesheet();
    }

    /// The one after it, and after the last the first.
    Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
