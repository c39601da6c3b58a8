package org.quickpermit.agency.fx;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Small makers of nodes, so that screens built in code read as a list of what is on them.
public final class Nodes {
    private Nodes() {}

    /// A label of one line.
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label that wraps and takes the width it gets.
    public static Label paragraph(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A button with its shortcut beside its name.
    public static Button button(String id, String text, String shortcut, Runnable action, String... styles) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll(styles);
        if (!shortcut.isEmpty()) {
            button.setGraphic(label(shortcut, "key"));
            button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        button.setAccessibleText(text + " " + shortcut);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Space that grows.
    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// Shows or hides a node with its space.
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
