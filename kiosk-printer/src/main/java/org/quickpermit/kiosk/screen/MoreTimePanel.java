package org.quickpermit.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.MoreTime;

/// "Do you need more time?", over the screen whose time is over: what was typed there is still there after a "yes".
final class MoreTimePanel {
    private final StackPane root;

    MoreTimePanel(ScreenTools tools, MoreTime state) {
        Language language = state.setting().language();
        Label question = new Label(tools.texts().get(language, "more"));
        question.setId("more-question");
        question.getStyleClass().addAll("sentence-small", "centred");
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        Group glass = Drawings.hourglass();
        VBox panel = new VBox(48, new Group(glass), question,
                button(tools, language, "more.yes", "primary", new StationEvent.MoreTimeWanted()),
                button(tools, language, "more.no", "secondary", new StationEvent.Dismissed()));
        panel.setAlignment(Pos.CENTER);
        panel.getStyleClass().add("question");
        panel.setMaxSize(920, Region.USE_PREF_SIZE);
        root = new StackPane(panel);
        root.setId("screen-more-time");
        root.getStyleClass().addAll("page", "veil");
        root.setStyle("-fx-font-family: '" + Look.family(language) + "';");
        root.setMinSize(tools.orientation().width(), tools.orientation().height());
        root.setPrefSize(tools.orientation().width(), tools.orientation().height());
    }

    private static Button button(ScreenTools tools, Language language, String key, String style, StationEvent event) {
        Button button = new Button(tools.texts().get(language, key));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().add(style);
        button.setMinSize(520, 160);
        button.setOnAction(touch -> tools.events().accept(event));
        return button;
    }

    Region root() {
        return root;
    }
}
