package org.quickpermit.agency.app;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;

/// Help on one page: the way of an application, what to do when something is wrong, and all keys.
final class HelpPage extends ScrollPane {
    private static final List<String> TOPICS = List.of("help.way", "help.swipe", "help.refused", "help.unanswered",
            "help.print", "help.support");
    private static final List<String> KEYS = List.of("F1", "ShiftF1", "F2", "F3", "F4", "F5", "F7", "F8", "F9", "F10",
            "F11",
            "CtrlT", "CtrlPlus", "Enter", "Esc", "CtrlP", "CtrlS", "CtrlK", "CtrlD", "CtrlQ", "Tab");

    /// @param texts language of the screen
    HelpPage(Texts texts) {
        setId(NodeIds.PAGE_HELP);
        HBox columns = new HBox();
        columns.getStyleClass().add("help-page");
        VBox topics = new VBox();
        topics.getStyleClass().add("help-topics");
        for (String topic : TOPICS) {
            topics.getChildren().addAll(Nodes.label(texts.get(topic), "section"),
                    Nodes.paragraph(texts.get(topic + ".text"), "help-text"));
        }
        HBox.setHgrow(topics, Priority.ALWAYS);
        GridPane keys = new GridPane();
        keys.getStyleClass().add("help-keys");
        for (int i = 0; i < KEYS.size(); i++) {
            String key = KEYS.get(i);
            Label cap = Nodes.label(
                    key.replace("Ctrl", "Ctrl+").replace("+Plus", " +  −  0").replace("Shift", "Shift+"), "key",
                    "key-large");
            cap.setMinWidth(USE_PREF_SIZE);
            keys.add(cap, 0, i);
            keys.add(Nodes.paragraph(texts.get("key." + key)), 1, i);
        }
        VBox right = new VBox(Nodes.label(texts.get("help.keys"), "section"), keys);
        right.getStyleClass().add("help-right");
        columns.getChildren().addAll(topics, right);
        setContent(columns);
        setFitToWidth(true);
        setFitToHeight(true);
        getStyleClass().add("decision-scroll");
    }
}
