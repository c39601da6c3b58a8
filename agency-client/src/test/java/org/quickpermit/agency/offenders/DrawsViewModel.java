package org.quickpermit.agency.offenders;

import javafx.scene.control.Label;

/// A view model that holds a node.
public final class DrawsViewModel {
    /// Makes one.
    public Object label() {
        return new Label("not here");
    }
}
