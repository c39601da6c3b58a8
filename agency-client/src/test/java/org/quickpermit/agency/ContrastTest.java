package org.quickpermit.agency;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The measure itself.
class ContrastTest {
    @BeforeAll
    static void startToolkit() {
        Screens.startToolkit();
    }

    @Test
    void black_on_white_is_21_and_grey_is_what_the_standard_says() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isCloseTo(21, within(0.001));
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isCloseTo(4.54, within(0.01));
    }

    @Test
    void faint_text_is_found_also_where_it_lies_on_something_translucent() {
        VBox dark = new VBox(label("too faint", "-fx-text-fill: #777;"), label("clear", "-fx-text-fill: white;"));
        dark.setStyle("-fx-background-color: #FFFFFF20;");
        VBox root = new VBox(dark, label("away", "-fx-text-fill: #001;"));
        root.setStyle("-fx-background-color: #102030;");
        root.getChildren().get(1).setVisible(false);
        assertThat(Screens.onScreen(() -> {
            new Scene(root, 300, 200);
            root.applyCss();
            root.layout();
            return Contrast.below(root, 4.5);
        })).extracting(Contrast.Faint::text).containsExactly("too faint");
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setStyle(style);
        return label;
    }
}
