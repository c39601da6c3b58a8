package org.quickpermit.kiosk.screen;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationState;

/// One screen, built for one state.
interface Screen {
    /// What is shown, of the design size.
    Region root();

    /// Takes in what changed while the screen stays the same: seconds to wait, the last read of the self-test.
    default void update(StationState state) {}

    /// A key was pressed or typed. True when the screen took it for itself.
    default boolean key(KeyEvent key) {
        return false;
    }

    /// The screen goes away: stop what moves, forget what was typed.
    default void leave() {}
}
