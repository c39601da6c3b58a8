package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

/// The hands and eyes of whoever sits at a window: they press keys, click, read, and look at the whole as a picture. They
/// act only on what can be seen and is enabled, by the events that a keyboard and a mouse make, so they need neither the
/// pointer nor the focus of the desktop, and nobody who watches can get in their way.
final class Hands {
    private final Callable<Scene> window;

    private final double pictureScale;
    private final Pace pace;

    /// @param window gives the scene to act on, on the JavaFX thread
    /// @param pictureScale how many pixels of a picture show one of the window
    /// @param pace how fast they type
    Hands(Callable<Scene> window, double pictureScale, Pace pace) {
        this.pace = pace;
        this.window = window;
        this.pictureScale = pictureScale;
    }

    /// Waits until a control can be seen, and gives it.
    Node see(String id) throws Exception {
        return Await.value("#" + id + " to be seen", () -> Fx.call(() -> find(id)));
    }

    /// True when a control can be seen now.
    boolean sees(String id) throws Exception {
        return Fx.call(() -> find(id).isPresent());
    }

    /// What a control says.
    String read(String id) throws Exception {
        Node node = see(id);
        return Fx.call(() -> textOf(node));
    }

    /// Waits until a control says something that contains a text.
    void waitToRead(String id, String part) throws Exception {
        Await.until("#" + id + " to say \"" + part + "\"",
                () -> Fx.call(() -> find(id).map(node -> textOf(node).contains(part)).orElse(false)));
    }

    /// Waits until the window shows these words anywhere.
    void waitToSee(String words) throws Exception {
        Await.until("\"" + words + "\" in the window", () -> readAll().contains(words));
    }

    /// Waits until a control is marked by a style.
    void waitForMark(String id, String style) throws Exception {
        Await.until("#" + id + " to be marked " + style,
                () -> Fx.call(() -> find(id).map(node -> node.getStyleClass().contains(style)).orElse(false)));
    }

    /// Waits until a table shows something.
    void waitForRows(String id) throws Exception {
        Await.until("rows in #" + id, () -> Fx.call(() -> find(id)
                .map(node -> node instanceof TableView<?> table && !table.getItems().isEmpty()).orElse(false)));
    }

    /// Everything that can be read in the window, line by line.
    String readAll() throws Exception {
        return Fx.call(() -> {
            StringBuilder all = new StringBuilder();
            collect(window.call().getRoot(), all);
            return all.toString();
        });
    }

    /// Clicks a control.
    void click(String id) throws Exception {
        Node node = Await.value("#" + id + " to be enabled",
                () -> Fx.call(() -> find(id).filter(found -> !found.isDisabled())));
        Fx.call(() -> {
            mouse(node, MouseEvent.MOUSE_ENTERED, 0);
            mouse(node, MouseEvent.MOUSE_PRESSED, 1);
            mouse(node, MouseEvent.MOUSE_RELEASED, 1);
            mouse(node, MouseEvent.MOUSE_CLICKED, 1);
            return true;
        });
        Fx.settle();
    }

    /// Puts the caret into a field, selects what is there, and types over it.
    void fill(String id, String text) throws Exception {
        Node node = Await.value("#" + id + " to be enabled",
                () -> Fx.call(() -> find(id).filter(found -> !found.isDisabled())));
        Fx.call(() -> {
            node.requestFocus();
            if (node instanceof TextInputControl field) {
                field.selectAll();
            }
            return true;
        });
        type(text);
    }

    /// Sends rows into a field as a reader does that stands in for a keyboard: all at once, a line end after each.
    void swipe(String id, List<String> rows) throws Exception {
        Node node = see(id);
        Fx.call(() -> {
            node.requestFocus();
            for (String row : rows) {
                for (int codePoint : row.codePoints().toArray()) {
                    typed(node, Character.toString(codePoint));
                }
                key(KeyCode.ENTER, List.of());
            }
            return true;
        });
        Fx.settle();
    }

    private static void typed(Node target, String character) {
        Event.fireEvent(target, new KeyEvent(target, target, KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED,
                false, false, false, false));
    }

    /// Types into whatever has the focus.
    void type(String text) throws Exception {
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            Fx.call(() -> {
                if (codePoint == '\n') {
                    key(KeyCode.ENTER, List.of());
                } else {
                    typed(focus(), character);
                }
                return true;
            });
            pace.waitForAKey();
        }
        Fx.settle();
    }

    /// Presses and releases a key.
    ///
    /// @param held keys held meanwhile: SHIFT, CONTROL, ALT
    void press(KeyCode code, KeyCode... held) throws Exception {
        Fx.call(() -> {
            key(code, Arrays.asList(held));
            return true;
        });
        Fx.settle();
    }

    /// Takes a picture of the whole window.
    void picture(Path file) throws Exception {
        Fx.settle();
        WritableImage image = Fx.call(() -> {
            Scene scene = window.call();
            if (pictureScale == 1) {
                return scene.snapshot(null);
            }
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(pictureScale, pictureScale));
            return scene.getRoot().snapshot(parameters, null);
        });
        write(image, file);
    }

    private static void write(WritableImage image, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }

    private Optional<Node> find(String id) throws Exception {
        return window.call().getRoot().lookupAll("#" + id).stream().filter(Hands::visible).findFirst();
    }

    private static boolean visible(Node node) {
        for (@Nullable
        Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        // What is not yet drawn cannot be seen, and does not react.
        boolean drawn = !(node instanceof Control control) || control.getSkin() != null;
        return drawn && node.getScene() != null && node.getLayoutBounds().getWidth() > 0;
    }

    private Node focus() throws Exception {
        Scene scene = window.call();
        Node owner = scene.getFocusOwner();
        return owner == null ? scene.getRoot() : owner;
    }

    private void key(KeyCode code, List<KeyCode> held) throws Exception {
        Node target = focus();
        for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Node now = kind == KeyEvent.KEY_PRESSED ? target : focus();
            Event.fireEvent(now, new KeyEvent(now, now, kind, KeyEvent.CHAR_UNDEFINED, code.getName(), code,
                    held.contains(KeyCode.SHIFT), held.contains(KeyCode.CONTROL), held.contains(KeyCode.ALT), false));
        }
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> kind, int clicks) {
        Bounds bounds = node.getBoundsInLocal();
        double x = bounds.getCenterX();
        double y = bounds.getCenterY();
        var screen = node.localToScreen(x, y);
        boolean down = kind == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(node, new MouseEvent(kind, x, y, screen == null ? 0 : screen.getX(),
                screen == null ? 0 : screen.getY(), MouseButton.PRIMARY, clicks, false, false, false, false, down,
                false, false, true, false, true, new PickResult(node, x, y)));
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
            case TextInputControl field -> Objects.requireNonNullElse(field.getText(), "");
            case Text text -> text.getText();
            default -> {
                StringBuilder all = new StringBuilder();
                if (node instanceof javafx.scene.Parent parent) {
                    collect(parent, all);
                }
                yield all.toString();
            }
        };
    }

    private static void collect(javafx.scene.Parent parent, StringBuilder all) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            switch (child) {
                case Labeled labeled -> append(all, labeled.getText());
                case TextInputControl field -> append(all, field.getText());
                case Text text -> append(all, text.getText());
                case javafx.scene.Parent inner -> collect(inner, all);
                default -> {
                }
            }
        }
    }

    private static void append(StringBuilder all, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            all.append(text).append('\n');
        }
    }
}
