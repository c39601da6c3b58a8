package org.quickpermit.kiosk.offenders.station;

import javafx.scene.Node;

/// Breaks a rule of the architecture and has to be caught.
public final class DrawsInTheStation {
    /// What it must not know.
    public Node forbidden(Node it) {
        return it;
    }
}
