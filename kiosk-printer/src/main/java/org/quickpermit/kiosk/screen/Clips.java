package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;

/// Hides the part of a sheet that is still inside the machine.
final class Clips {
    private Clips() {}

    /// A clip that shows what of `sheet` lies below its own `y`.
    static Rectangle below(Group sheet, double y) {
        return new Rectangle(-20, y, sheet.getBoundsInLocal().getWidth() + 40,
                sheet.getBoundsInLocal().getHeight() + 40);
    }
}
