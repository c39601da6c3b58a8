package org.quickpermit.kiosk.screen;

import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

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
    private @Nullable Object shown;

    /// @param tools what screens are built with
    public KioskView(ScreenTools tools) {
        this.tools = tools;
        stage.getTransforms().add(scale);
        root.setId("kiosk");
        root.getStylesheets().add(Objects.requireNonNull(KioskView.class.getResource("kiosk.css")).toExternalForm());
        root.setStyle("-fx-background-color: #F5F7F8;");
        root.widthProperty().addListener((property, before, now) -> fit());
        root.heightProperty().addListener((property, before, now) -> fit());
    }

    /// The node to put into a scene.
    public Pane root() {
        return root;
    }

    /// Shows a state. To be called on the toolkit's thread.
    public void show(StationState state) {
        Object key = key(state);
        if (!key.equals(shown) || screen == null) {
            if (screen != null) {
                screen.leave();
            }
            screen = build(state);
            shown = key;
            stage.getChildren().setAll(screen.root());
            fit();
        } else {
            screen.update(state);
        }
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
        Region page = screen.root();
        page.setMinSize(root.getWidth() / factor, root.getHeight() / factor);
        page.setPrefSize(root.getWidth() / factor, root.getHeight() / factor);
        page.setMaxSize(root.getWidth() / factor, root.getHeight() / factor);
    }

    /// What of a state makes a screen another screen; durations do not.
    private static Object key(StationState state) {
        record Key(Class<?> type, Object language, Object detail) {}
        Object detail = switch (state) {
            case Printing printing -> printing.stage() + printing.initials();
            case PrintHeld held -> held.trouble() + held.initials();
            case ShowSheet show -> show.initials();
            case TakePermit take -> take.initials();
            case Sorry sorry -> sorry.reason();
            case OutOfOrder outOfOrder -> outOfOrder.setting().firstTrouble();
            case Console console -> console.page();
            case Attract _,Reading _,Checking _,StaffPin _ -> "";
        };
        return new Key(state.getClass(), state.setting().language(), detail);
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
            case OutOfOrder outOfOrder -> new OutOfOrderScreen(tools, outOfOrder);
            case StaffPin pin -> new StaffPinScreen(tools, pin);
            case Console console -> new ConsoleScreen(tools, console);
        };
    }
}
