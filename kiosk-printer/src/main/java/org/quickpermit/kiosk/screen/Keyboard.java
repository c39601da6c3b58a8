package org.quickpermit.kiosk.screen;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// A keyboard on the glass for the staff console. It types into the field that had the focus last; a real keyboard
/// works beside it.
final class Keyboard {
    private static final List<String> LETTERS = List.of("1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm._@");
    private static final List<String> SYMBOLS = List.of("1234567890", "!#$%&*()+=", "/\\|<>{}[]?", ";:'\",~^`-_");

    private final VBox root = new VBox(8);
    private @Nullable TextInputControl target;
    private boolean shift;
    private boolean symbols;

    private final double width;

    /// @param width width of one key
    Keyboard(double width) {
        this.width = width;
        root.setAlignment(Pos.CENTER);
        root.setId("keyboard");
        root.getStyleClass().add("keyboard");
        lay();
    }

    VBox root() {
        return root;
    }

    /// Lets the keyboard type into a field from the moment it gets the focus.
    void serve(TextInputControl field) {
        field.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                target = field;
            }
        });
    }

    private void lay() {
        root.getChildren().clear();
        for (String row : symbols ? SYMBOLS : LETTERS) {
            HBox keys = new HBox(8);
            keys.setAlignment(Pos.CENTER);
            row.chars().forEach(c -> {
                String text = shift ? Character.toString(Character.toUpperCase(c)) : Character.toString(c);
                keys.getChildren().add(key(text, width, () -> type(text)));
            });
            root.getChildren().add(keys);
        }
        HBox last = new HBox(8, key("Aa", 140, () -> {
            shift = !shift;
            lay();
        }), key("#+=", 140, () -> {
            symbols = !symbols;
            lay();
        }), key(" ", 4 * width, () -> type(" ")), key("←", 140, this::erase));
        last.setAlignment(Pos.CENTER);
        root.getChildren().add(last);
    }

    private Button key(String text, double width, Runnable action) {
        Button key = new Button(text);
        key.setMnemonicParsing(false);
        key.setFocusTraversable(false);
        key.getStyleClass().add("small-key");
        key.setMinSize(width, 80);
        key.setOnAction(touch -> action.run());
        return key;
    }

    private void type(String text) {
        if (target != null) {
            target.insertText(target.getCaretPosition(), text);
        }
    }

    private void erase() {
        if (target != null) {
            target.deletePreviousChar();
        }
    }
}
