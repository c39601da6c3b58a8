package org.quickpermit.kiosk.screen;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.TypeNumber;
import org.quickpermit.permit.PermitId;

/// A pad for the permit's number with all letters and digits, since the last of them, which checks the others, can be any. What was typed is overwritten when the screen goes.
final class TypeNumberScreen implements Screen {
    private static final String LETTERS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 13;

    private final ScreenTools tools;
    private final TypeNumber state;
    private final StringBuilder typed = new StringBuilder();
    private final Label shown = new Label();
    private final Label message = new Label();
    private final VBox root;
    private boolean keyed;

    TypeNumberScreen(ScreenTools tools, TypeNumber state) {
        this.tools = tools;
        this.state = state;
        boolean portrait = tools.orientation() == Orientation.PORTRAIT;
        Label title = new Label(text("number"));
        title.setId("sentence");
        title.getStyleClass().addAll("sentence-small", "centred");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        shown.setId("number-typed");
        shown.getStyleClass().add("number-typed");
        message.setId("number-message");
        message.getStyleClass().add("console-message");
        message.setMinHeight(56);
        HBox buttons = new HBox(24, act("number-erase", "←", "key", this::erase),
                act("number-go", text("number.go"), "primary", this::submit),
                act("number-back", text("button.back"), "secondary",
                        () -> tools.events().accept(new StationEvent.Dismissed())));
        buttons.setAlignment(Pos.CENTER);
        root = new VBox(portrait ? 40 : 20, title, shown, message, pad(portrait), buttons);
        root.setAlignment(Pos.CENTER);
        root.setId("screen-type-number");
        root.getStyleClass().add("page");
        root.setStyle("-fx-font-family: '" + Look.family(state.setting().language()) + "';");
        root.setMinSize(tools.orientation().width(), tools.orientation().height());
        root.setPrefSize(tools.orientation().width(), tools.orientation().height());
        show();
    }

    private Button act(String id, String words, String style, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add(style);
        button.setMinSize(style.equals("key") ? 160 : 360, 160);
        button.setOnAction(touch -> action.run());
        return button;
    }

    private GridPane pad(boolean portrait) {
        GridPane pad = new GridPane(portrait ? 10 : 12, portrait ? 16 : 10);
        pad.setAlignment(Pos.CENTER);
        int columns = portrait ? 9 : 12;
        for (int i = 0; i < LETTERS.length(); i++) {
            String letter = LETTERS.substring(i, i + 1);
            Button key = act("number-" + letter, letter, "key", () -> type(letter));
            key.setMinSize(portrait ? 104 : 140, 160);
            pad.add(key, i % columns, i / columns);
        }
        return pad;
    }

    @Override
    public boolean key(KeyEvent key) {
        if (key.getEventType() == KeyEvent.KEY_TYPED && key.getCharacter().matches("[0-9A-Za-z]")) {
            keyed = true;
            type(key.getCharacter().toUpperCase(java.util.Locale.ROOT));
            return true;
        }
        if (key.getEventType() != KeyEvent.KEY_PRESSED) {
            return false;
        }
        if (key.getCode() == KeyCode.BACK_SPACE) {
            erase();
            return true;
        }
        boolean submits = key.getCode() == KeyCode.ENTER && keyed;
        keyed = keyed && (key.getCode().isLetterKey() || key.getCode().isDigitKey() || key.getCode().isModifierKey());
        if (submits) {
            submit();
        }
        return submits;
    }

    private void type(String letter) {
        if (typed.length() < LENGTH) {
            typed.append(letter);
        }
        touched();
    }

    private void erase() {
        typed.setLength(Math.max(0, typed.length() - 1));
        touched();
    }

    private void touched() {
        message.setText("");
        show();
        tools.events().accept(new StationEvent.StaffTouched());
    }

    private void submit() {
        Optional<PermitId> number = PermitId.parseHumanNumber(typed.toString());
        if (number.isPresent()) {
            tools.events().accept(new StationEvent.NumberTyped(number.get()));
        } else {
            message.setText(text("number.wrong"));
            tools.events().accept(new StationEvent.StaffTouched());
        }
    }

    /// The number as it is printed, `7Q4K-9ZT2-M8XA-0`, with a stroke for each place still empty.
    private void show() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(i < typed.length() ? typed.charAt(i) : '_');
        }
        shown.setText(text.toString());
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void leave() {
        for (int i = 0; i < typed.length(); i++) {
            typed.setCharAt(i, '0');
        }
        typed.setLength(0);
        shown.setText("");
    }

    private String text(String key) {
        return tools.texts().get(state.setting().language(), key);
    }
}
