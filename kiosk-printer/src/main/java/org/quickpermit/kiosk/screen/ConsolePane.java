package org.quickpermit.kiosk.screen;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationState.Console;
import org.quickpermit.wire.Text;

/// One page of the staff console. Questions to the desk run in the background; their answers come back here.
abstract class ConsolePane {
    private final ScreenTools tools;
    private final Language language;
    private final VBox content = new VBox(28);
    private final Label message = new Label();
    private final VBox root;
    private boolean left;

    ConsolePane(ScreenTools tools, Console state) {
        this.tools = tools;
        this.language = state.setting().language();
        message.setId("message");
        message.setWrapText(true);
        message.setMinHeight(48);
        message.getStyleClass().add("console-message");
        VBox.setVgrow(content, Priority.ALWAYS);
        root = new VBox(20, content, message);
        root.getStyleClass().add("console-content");
    }

    Region root() {
        return root;
    }

    /// Takes in what changed in the state.
    void update(Console state) {}

    /// The page goes away.
    void leave() {
        left = true;
    }

    ScreenTools tools() {
        return tools;
    }

    Language language() {
        return language;
    }

    VBox content() {
        return content;
    }

    String text(String key, Object... values) {
        return tools.texts().get(language, key, values);
    }

    /// Asks the desk in the background and shows the answer, unless the page is gone by then.
    <T> void ask(Supplier<T> question, Consumer<T> answer) {
        tools.background().execute(() -> {
            T value = question.get();
            Platform.runLater(() -> {
                if (!left) {
                    answer.accept(value);
                }
            });
        });
    }

    /// Does something in the background and shows whether it was done; `then` follows only when it was.
    void act(Supplier<DeskAnswer> action, Runnable then) {
        show(text("console.working"));
        ask(action, answer -> {
            show(words(answer));
            if (answer instanceof DeskAnswer.Done || answer instanceof DeskAnswer.Told) {
                then.run();
            }
        });
    }

    private String words(DeskAnswer answer) {
        return switch (answer) {
            case DeskAnswer.Done() -> text("console.done");
            case DeskAnswer.Told(String key, List<String> values) -> text(key, values.toArray());
            case DeskAnswer.Failed(String key, List<String> values) -> text(key, values.toArray());
            case DeskAnswer.Denied(Text sentence, String code) ->
                sentence.in(language.locale()) + (code.isEmpty() ? "" : " (" + code + ")");
        };
    }

    void show(String words) {
        message.setText(words);
    }

    Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("console-heading");
        label.setWrapText(true);
        return label;
    }

    Label plain(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("console-text");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("console-button");
        button.setMinSize(Region.USE_PREF_SIZE, 88);
        button.setOnAction(touch -> action.run());
        return button;
    }

    /// A field with its label above.
    VBox field(String id, String label, TextInputControl field) {
        field.setId(id);
        field.getStyleClass().add("console-field");
        Label name = new Label(label);
        name.getStyleClass().add("console-label");
        name.setLabelFor(field);
        VBox box = new VBox(6, name, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /// Puts the keyboard below a form, or beside it where the glass is wide.
    void lay(VBox form, Keyboard keyboard) {
        HBox.setHgrow(form, Priority.ALWAYS);
        VBox.setVgrow(form, Priority.ALWAYS);
        if (tools.orientation() == Orientation.PORTRAIT) {
            content.getChildren().setAll(form, keyboard.root());
            return;
        }
        HBox both = new HBox(40, form, keyboard.root());
        keyboard.root().setMinWidth(Region.USE_PREF_SIZE);
        VBox.setVgrow(both, Priority.ALWAYS);
        content.getChildren().setAll(both);
    }

    /// A keyboard that fits the glass.
    Keyboard keyboard() {
        return new Keyboard(tools.orientation() == Orientation.PORTRAIT ? 88 : 68);
    }

    static TextField input() {
        return new TextField();
    }

    /// A row of name and value.
    HBox row(String id, String name, String value, boolean good) {
        Label left = new Label(name);
        left.getStyleClass().add("console-label");
        left.setMinWidth(320);
        left.setWrapText(true);
        left.setMinHeight(Region.USE_PREF_SIZE);
        if (value.isEmpty()) {
            HBox.setHgrow(left, Priority.ALWAYS);
            left.setMaxWidth(Double.MAX_VALUE);
        }
        Label right = new Label(value);
        right.setId(id);
        right.setWrapText(true);
        right.setMinHeight(Region.USE_PREF_SIZE);
        right.getStyleClass().add("console-text");
        Node mark = good ? Drawings.check(18) : Drawings.warning(18);
        HBox row = new HBox(20, mark, left, right);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("console-row");
        return row;
    }
}
