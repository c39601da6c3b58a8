package org.quickpermit.kiosk.screen;

import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.*;

import org.jspecify.annotations.Nullable;

/// Shows one state at a time, of the design size of its orientation, scaled to whatever room it is given. The only
/// thing it knows of the kiosk is the state; a screen that is left is thrown away with all it held.
public final class KioskView {
    private final ScreenTools tools;
    private final Group stage = new Group();
    private final Pane root = new Pane(stage);
    private final Scale scale = new Scale(1, 1);
    private @Nullable Screen screen;
    private @Nullable MoreTimePanel question;
    private @Nullable Object shown;
    private @Nullable StationState now;
    private String said = "";

    /// @param tools what screens are built with
    public KioskView(ScreenTools tools) {
        this.tools = tools;
        stage.getTransforms().add(scale);
        root.setId("kiosk");
        root.getStylesheets().add(Objects.requireNonNull(KioskView.class.getResource("kiosk.css")).toExternalForm());
        root.setStyle("-fx-background-color: #F5F7F8;");
        Keys keys = new Keys(root, this::voice, () -> tools.events().accept(new StationEvent.Dismissed()), this::name);
        root.addEventFilter(KeyEvent.ANY, key -> {
            if (question == null && screen != null && screen.key(key)) {
                key.consume();
            } else if (key.getEventType() == KeyEvent.KEY_PRESSED) {
                keys.pressed(key);
            }
        });
        root.widthProperty().addListener((property, before, now) -> fit());
        root.heightProperty().addListener((property, before, now) -> fit());
    }

    /// The node to put into a scene.
    public Pane root() {
        return root;
    }

    /// Shows a state. To be called on the toolkit's thread.
    public void show(StationState state) {
        now = state;
        if (state instanceof MoreTime more) {
            showScreen(more.waiting());
            if (question == null) {
                ask(more);
            }
        } else {
            if (question != null) {
                answered();
            }
            showScreen(state);
        }
        speak(state);
    }

    private void showScreen(StationState state) {
        Object key = key(state);
        if (!key.equals(shown) || screen == null) {
            if (screen != null) {
                screen.leave();
                Wipe.texts(screen.root());
            }
            question = null;
            screen = build(state);
            shown = key;
            stage.getChildren().setAll(screen.root());
            fit();
            FirstFocus.in(screen.root());
        } else {
            screen.update(state);
        }
    }

    private void ask(MoreTime state) {
        question = new MoreTimePanel(tools, state);
        if (screen != null) {
            screen.root().setDisable(true);
        }
        stage.getChildren().add(question.root());
        fit();
        FirstFocus.in(question.root());
    }

    private void answered() {
        if (question != null && screen != null) {
            stage.getChildren().remove(question.root());
            screen.root().setDisable(false);
            FirstFocus.in(screen.root());
        }
        question = null;
    }

    private void voice() {
        if (tools.voice().present() && !(now instanceof Console) && !(now instanceof StaffPin)) {
            tools.events().accept(new StationEvent.VoiceToggled());
        }
    }

    /// Says what the screen says, once; a kiosk at rest is silent from that moment on.
    private void speak(StationState state) {
        String words = state.setting().spoken() ? Spoken.words(tools.texts(), tools.profile().get(), state) : "";
        if (words.equals(said)) {
            return;
        }
        said = words;
        if (words.isEmpty()) {
            tools.voice().hush();
        } else {
            tools.voice().say(state.setting().language(), words);
        }
    }

    /// Says the name of the button the keys have come to. The keys of a pad are not said: together they are a number.
    private void name(Button button) {
        if (said.isEmpty() || now == null || button.getStyleClass().contains("key") || button.getText().isEmpty()) {
            return;
        }
        Language own = now.setting().language();
        for (Language each : Language.values()) {
            if (button.getText().equals(each.ownName())) {
                own = each;
            }
        }
        tools.voice().say(own, button.getText());
    }

    /// Scales the design size until it fills one side, and gives the screen what is left of the other: its header and its
    /// ground reach the edges of a window of any shape.
    private void fit() {
        double factor = Math.min(root.getWidth() / tools.orientation().width(),
                root.getHeight() / tools.orientation().height());
        if (screen == null || factor <= 0) {
            return;
        }
        scale.setX(factor);
        scale.setY(factor);
        size(screen.root(), factor);
        if (question != null) {
            size(question.root(), factor);
        }
    }

    private void size(Region page, double factor) {
        page.setMinSize(root.getWidth() / factor, root.getHeight() / factor);
        page.setPrefSize(root.getWidth() / factor, root.getHeight() / factor);
        page.setMaxSize(root.getWidth() / factor, root.getHeight() / factor);
    }

    /// What of a state makes a screen another screen; durations do not.
    private static Object key(StationState state) {
        record Key(Class<?> type, Object language, boolean spoken, Object detail) {}
        Object detail = switch (state) {
            case MoreTime more -> key(more.waiting());
            case Printing printing -> printing.stage() + printing.initials();
            case PrintHeld held -> held.trouble() + held.initials();
            case ShowSheet show -> show.initials();
            case TakePermit take -> take.initials();
            case Sorry sorry -> sorry.reason();
            case OutOfOrder outOfOrder -> outOfOrder.setting().firstTrouble();
            case Console console -> console.page();
            case LostSlip lost -> lost.numberTyped();
            case Attract _,Reading _,Checking _,TypeNumber _,StaffPin _ -> "";
        };
        return new Key(state.getClass(), state.setting().language(), state.setting().spoken(), detail);
    }

    private Screen build(StationState state) {
        return switch (state) {
            case Attract attract -> new AttractScreen(tools, attract);
            case Reading reading -> new ReadingScreen(tools, reading);
            case Checking checking -> new CheckingScreen(tools, checking);
            case Printing printing -> new PrintingScreen(tools, printing);
            case PrintHeld held -> new PrintHeldScreen(tools, held);
            case ShowSheet show -> new ShowSheetScreen(tools, show);
            case TakePermit take -> new TakePermitScreen(tools, take);
            case Sorry sorry -> new SorryScreen(tools, sorry);
            case LostSlip lost -> new LostSlipScreen(tools, lost);
            case TypeNumber typing -> new TypeNumberScreen(tools, typing);
            case MoreTime more -> build(more.waiting());
            case OutOfOrder outOfOrder -> new OutOfOrderScreen(tools, outOfOrder);
            case StaffPin pin -> new StaffPinScreen(tools, pin);
            case Console console -> new ConsoleScreen(tools, console);
        };
    }
}
