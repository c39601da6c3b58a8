package org.quickpermit.kiosk.screen;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// Lets a kiosk be used by keys or a tactile pad alone: arrows and tab walk over what can be touched, enter touches it,
/// escape goes back, F8 is the headphones. A ring shows where the keys are, from the first key on until a finger touches
/// the glass.
final class Keys {
    /// Style class of the root while keys are in use.
    static final String IN_USE = "keys";
    /// The key that switches the voice on and off.
    static final KeyCode VOICE = KeyCode.F8;

    private static final Set<KeyCode> STEPS = EnumSet.of(KeyCode.TAB, KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT,
            KeyCode.RIGHT);

    private final Pane root;
    private final Runnable voice;
    private final Runnable back;
    private final Consumer<Button> reached;

    /// @param root what the keys work on
    /// @param voice the voice key was pressed
    /// @param back escape was pressed
    /// @param reached the keys came to a button
    Keys(Pane root, Runnable voice, Runnable back, Consumer<Button> reached) {
        this.root = root;
        this.voice = voice;
        this.back = back;
        this.reached = reached;
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, touch -> root.getStyleClass().remove(IN_USE));
    }

    /// Takes a pressed key that no screen wanted for itself.
    void pressed(KeyEvent key) {
        if (!root.getStyleClass().contains(IN_USE)) {
            root.getStyleClass().add(IN_USE);
        }
        if (key.getCode() == KeyCode.ENTER && owner() instanceof Button button) {
            key.consume();
            if (!button.isDisabled()) {
                button.fire();
            }
        } else if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            back.run();
        } else if (key.getCode() == VOICE) {
            key.consume();
            voice.run();
        } else if (STEPS.contains(key.getCode())) {
            // The step itself is the toolkit's; it is done when this has passed through.
            Platform.runLater(() -> {
                if (owner() instanceof Button button) {
                    reached.accept(button);
                }
            });
        }
    }

    private @org.jspecify.annotations.Nullable Node owner() {
        return root.getScene() == null ? null : root.getScene().getFocusOwner();
    }
}
