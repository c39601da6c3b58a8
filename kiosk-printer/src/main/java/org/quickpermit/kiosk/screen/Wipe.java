package org.quickpermit.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/// Empties a screen that was left, so that nothing of a traveller stays in memory for as long as anything still holds a
/// node of it.
final class Wipe {
    private Wipe() {}

    /// Takes all words off a node and everything inside.
    static void texts(Node node) {
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Wipe::texts);
        }
        switch (node) {
            case TextInputControl field when !field.textProperty().isBound() -> field.setText("");
            case Labeled label when !label.textProperty().isBound() -> label.setText("");
            case Text text when !text.textProperty().isBound() -> text.setText("");
            default -> {
                // Shapes say nothing.
            }
        }
    }
}
