package org.quickpermit.kiosk.screen;

import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.StaffPin;

/// The pad in front of the staff console. Digits are shown as dots and forgotten with the screen.
final class StaffPinScreen implements Screen {
    private static final int MAX_DIGITS = 12;

    private final ScreenTools tools;
    private final Language language;
    private final Label dots = new Label();
    private final Label message = new Label();
    private final Label title = new Label();
    private final Button enter = new Button("✓");
    private final StringBuilder typed = new StringBuilder();
    private final VBox root;
    private Asked asked = Asked.NOT_YET;
    private String first = "";
    private boolean differed;
    private boolean keyed;

    StaffPinScreen(ScreenTools tools, StaffPin state) {
        this.tools = tools;
        this.language = state.setting().language();
        title.getStyleClass().add("console-heading");
        title.setWrapText(true);
        title.setId("pin-title");
        title.setText(text("pin.enter"));
        dots.getStyleClass().add("pin-dots");
        dots.setId("pin-dots");
        dots.setMinHeight(90);
        message.getStyleClass().add("console-message");
        message.setId("pin-message");
        message.setWrapText(true);
        message.setMinHeight(60);
        Button back = new Button(text("button.back"));
        back.setId("pin-back");
        back.getStyleClass().add("secondary");
        back.setMinSize(420, 160);
        back.setOnAction(touch -> tools.events().accept(new StationEvent.Dismissed()));
        VBox words = new VBox(24, title, dots, message);
        words.setAlignment(Pos.CENTER);
        words.setMaxWidth(900);
        boolean portrait = tools.orientation() == Orientation.PORTRAIT;
        if (portrait) {
            root = new VBox(40, words, pad(), back);
        } else {
            VBox left = new VBox(60, words, back);
            left.setAlignment(Pos.CENTER);
            left.setPrefWidth(900);
            HBox both = new HBox(60, left, pad());
            both.setAlignment(Pos.CENTER);
            root = new VBox(both);
        }
        root.setAlignment(Pos.CENTER);
        root.setId("screen-staff-pin");
        root.getStyleClass().add("page");
        root.setStyle("-fx-font-family: '" + Look.family(language) + "';");
        root.setPrefSize(tools.orientation().width(), tools.orientation().height());
        root.setMinSize(tools.orientation().width(), tools.orientation().height());
        Executor background = tools.background();
        background.execute(() -> {
            Asked first = tools.desk().pinIsSet() ? Asked.PIN : Asked.NEW_PIN;
            Platform.runLater(() -> ask(first));
        });
        enter.setDisable(true);
        update(state);
    }

    private void ask(Asked what) {
        asked = what;
        title.setText(text(switch (what) {
            case NOT_YET, PIN -> "pin.enter";
            case NEW_PIN -> "pin.choose";
            case NEW_PIN_AGAIN -> "pin.again";
        }));
        enter.setDisable(what == Asked.NOT_YET);
    }

    private GridPane pad() {
        GridPane pad = new GridPane(24, 24);
        pad.setAlignment(Pos.CENTER);
        for (int digit = 1; digit <= 9; digit++) {
            pad.add(key(Integer.toString(digit)), (digit - 1) % 3, (digit - 1) / 3);
        }
        Button erase = new Button("⌫");
        erase.setText("←");
        erase.setId("pin-erase");
        erase.getStyleClass().add("key");
        erase.setMinSize(200, 160);
        erase.setOnAction(touch -> erase());
        pad.add(erase, 0, 3);
        pad.add(key("0"), 1, 3);
        enter.setId("pin-enter");
        enter.getStyleClass().add("key-go");
        enter.setMinSize(200, 160);
        enter.setOnAction(touch -> submit());
        pad.add(enter, 2, 3);
        return pad;
    }

    private Button key(String digit) {
        Button key = new Button(digit);
        key.setId("pin-" + digit);
        key.getStyleClass().add("key");
        key.setMinSize(200, 160);
        key.setOnAction(touch -> {
            if (typed.length() < MAX_DIGITS) {
                typed.append(digit);
            }
            touched();
        });
        return key;
    }

    /// Digits may be typed on real keys too; enter then means the pad's own, wherever the focus is.
    @Override
    public boolean key(KeyEvent key) {
        if (key.getEventType() == KeyEvent.KEY_TYPED && key.getCharacter().matches("[0-9]")) {
            if (typed.length() < MAX_DIGITS) {
                typed.append(key.getCharacter());
            }
            keyed = true;
            touched();
            return true;
        }
        if (key.getEventType() != KeyEvent.KEY_PRESSED) {
            return false;
        }
        if (key.getCode() == KeyCode.BACK_SPACE) {
            erase();
            return true;
        }
        boolean submits = key.getCode() == KeyCode.ENTER && keyed && !enter.isDisabled();
        keyed = keyed && key.getCode().isDigitKey();
        if (submits) {
            submit();
        }
        return submits;
    }

    private void erase() {
        typed.setLength(Math.max(0, typed.length() - 1));
        touched();
    }

    private void touched() {
        dots.setText("●".repeat(typed.length()));
        message.setText("");
        tools.events().accept(new StationEvent.StaffTouched());
    }

    private void submit() {
        String pin = typed.toString();
        typed.setLength(0);
        dots.setText("");
        tools.events().accept(new StationEvent.StaffTouched());
        switch (asked) {
            case NOT_YET -> {
            }
            case PIN -> send(() -> tools.desk().tryPin(pin));
            case NEW_PIN -> {
                first = pin;
                message.setText("");
                ask(Asked.NEW_PIN_AGAIN);
            }
            case NEW_PIN_AGAIN -> {
                boolean alike = pin.equals(first);
                first = "";
                ask(Asked.NEW_PIN);
                if (alike) {
                    send(() -> tools.desk().choosePin(pin));
                } else {
                    differed = true;
                    message.setText(text("pin.differs"));
                }
            }
        }
    }

    private void send(Runnable work) {
        differed = false;
        message.setText(text("console.working"));
        tools.background().execute(work);
    }

    @Override
    public void update(StationState state) {
        if (!(state instanceof StaffPin pin)) {
            return;
        }
        boolean waiting = !pin.pause().isZero();
        enter.setDisable(waiting || asked == Asked.NOT_YET);
        if (waiting) {
            message.setText(text("pin.refused") + "\n" + text("pin.wait", pin.pause().toSeconds() + 1));
        } else if (pin.refused() && typed.isEmpty() && first.isEmpty() && !differed) {
            message.setText(text(asked == Asked.PIN ? "pin.refused" : "pin.easy"));
        }
    }

    @Override
    public void leave() {
        forget(typed);
        first = "";
        dots.setText("");
    }

    private static void forget(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, '0');
        }
        text.setLength(0);
    }

    @Override
    public Region root() {
        return root;
    }

    private String text(String key, Object... values) {
        return tools.texts().get(language, key, values);
    }

    /// What the pad asks for.
    private enum Asked {
        /** Not known until the journal was asked whether there is a PIN. */
        NOT_YET,
        /** The PIN. */
        PIN,
        /** A new PIN. */
        NEW_PIN,
        /** The new PIN once more, since it is shown as dots and nobody could correct a slip later. */
        NEW_PIN_AGAIN
    }
}
