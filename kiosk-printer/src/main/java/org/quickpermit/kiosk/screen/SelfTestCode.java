package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

import org.quickpermit.paper.QrSymbol;

/// A barcode on the glass, dark on white with its quiet zone.
final class SelfTestCode {
    private SelfTestCode() {}

    /// The barcode of a text.
    ///
    /// @param side width and height in pixels, at most
    static Group of(String text, int side) {
        QrSymbol symbol = QrSymbol.of(text);
        int modules = symbol.size() + 2 * QrSymbol.QUIET_ZONE;
        int module = Math.max(1, side / modules);
        Group code = new Group(new Rectangle((double) modules * module, (double) modules * module, Color.WHITE));
        for (int row = 0; row < symbol.size(); row++) {
            for (int column = 0; column < symbol.size(); column++) {
                if (symbol.isDark(column, row)) {
                    code.getChildren().add(new Rectangle((double) (column + QrSymbol.QUIET_ZONE) * module,
                            (double) (row + QrSymbol.QUIET_ZONE) * module, module, module));
                }
            }
        }
        code.setId("self-test-code");
        return code;
    }
}
