package org.quickpermit.kiosk.screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.ConsolePage;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.Console;

/// The frame of the staff console: its pages, the lock, and the page that is open.
final class ConsoleScreen implements Screen {
    private final VBox root;
    private final ConsolePane pane;

    ConsoleScreen(ScreenTools tools, Console state) {
        Language language = state.setting().language();
        Label title = new Label(tools.texts().get(language, "console.title"));
        title.getStyleClass().add("title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button lock = new Button(tools.texts().get(language, "console.lock"));
        lock.setId("console-lock");
        lock.getStyleClass().add("console-button");
        lock.setMinSize(180, 88);
        lock.setOnAction(touch -> tools.events().accept(new StationEvent.ConsoleLocked()));
        HBox header = new HBox(24, title, gap, lock);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("header");
        header.setMinHeight(128);
        this.pane = paneOf(tools, state);
        Node content = pane.root();
        VBox.setVgrow(content, Priority.ALWAYS);
        this.root = new VBox(header, tabs(tools, state), content);
        root.setId("screen-console");
        root.getStyleClass().addAll("page", "console");
        root.setStyle("-fx-font-family: '" + Look.family(language) + "';");
        root.setMinSize(tools.orientation().width(), tools.orientation().height());
        root.setPrefSize(tools.orientation().width(), tools.orientation().height());
        root.setMaxSize(tools.orientation().width(), tools.orientation().height());
        root.addEventFilter(InputEvent.ANY, event -> {
            if (event.getEventType() == javafx.scene.input.MouseEvent.MOUSE_PRESSED
                    || event.getEventType() == javafx.scene.input.KeyEvent.KEY_PRESSED) {
                tools.events().accept(new StationEvent.StaffTouched());
            }
        });
    }

    private static ConsolePane paneOf(ScreenTools tools, Console state) {
        return switch (state.page()) {
            case OVERVIEW -> new OverviewPane(tools, state);
            case PRINT_LOG -> new PrintLogPane(tools, state);
            case TRAY -> new TrayPane(tools, state);
            case PRINTER -> new PrinterPane(tools, state);
            case SCANNER -> new ScannerPane(tools, state);
            case SIBLING -> new SiblingPane(tools, state);
            case DEVICE -> new DevicePane(tools, state);
        };
    }

    /// One row where the glass is wide, two where it is upright: the longest names have to fit.
    private static Node tabs(ScreenTools tools, Console state) {
        ConsolePage[] pages = ConsolePage.values();
        int columns = tools.orientation() == Orientation.PORTRAIT ? (pages.length + 1) / 2 : pages.length;
        GridPane tabs = new GridPane(12, 12);
        tabs.getStyleClass().add("tabs");
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            tabs.getColumnConstraints().add(column);
        }
        for (int i = 0; i < pages.length; i++) {
            tabs.add(tab(tools, state, pages[i]), i % columns, i / columns);
        }
        return tabs;
    }

    private static Button tab(ScreenTools tools, Console state, ConsolePage page) {
        Button tab = new Button(tools.texts().get(state.setting().language(), "page." + page));
        tab.setId("page-" + page);
        tab.getStyleClass().add(page == state.page() ? "tab-on" : "tab");
        tab.setMinHeight(88);
        tab.setMaxWidth(Double.MAX_VALUE);
        tab.setOnAction(touch -> tools.events().accept(new StationEvent.PageOpened(page)));
        return tab;
    }

    @Override
    public void update(StationState state) {
        if (state instanceof Console console) {
            pane.update(console);
        }
    }

    @Override
    public void leave() {
        pane.leave();
    }

    @Override
    public Region root() {
        return root;
    }
}
