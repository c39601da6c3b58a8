package org.quickpermit.kiosk.screen;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.station.StationState.Console;

/// Loading numbered sheets, and saying which one lies on top.
final class TrayPane extends ConsolePane {
    private final Label now;
    private final TextField first = input();
    private final TextField count = input();
    private final TextField top = input();

    TrayPane(ScreenTools tools, Console state) {
        super(tools, state);
        Keyboard keyboard = keyboard();
        keyboard.serve(first);
        keyboard.serve(count);
        keyboard.serve(top);
        now = heading("");
        now.setId("tray-now");
        HBox load = new HBox(20, field("tray-first", text("tray.first"), first),
                field("tray-count", text("tray.count"), count),
                button("tray-load", text("tray.load"), this::load));
        HBox check = new HBox(20, field("tray-top", text("tray.top"), top),
                button("tray-confirm", text("tray.confirm"), this::confirm));
        load.setAlignment(Pos.BOTTOM_LEFT);
        check.setAlignment(Pos.BOTTOM_LEFT);
        lay(new VBox(28, now, load, check), keyboard);
        refresh();
    }

    private void refresh() {
        ask(tools().desk()::overview, overview -> {
            now.setText(text("tray.now", overview.tray()
                    .map(tray -> text("overview.tray.value", tray.top().orElse("-"), Integer.toString(tray.left())))
                    .orElseGet(() -> text("tray.none"))));
            if (top.getText().isEmpty()) {
                top.setText(overview.tray().flatMap(Tray::top).orElse(""));
            }
        });
    }

    private void load() {
        String number = first.getText().strip().toUpperCase(Locale.ROOT);
        String sheets = count.getText().strip();
        int amount = sheets.matches("[0-9]{1,6}") ? Integer.parseInt(sheets) : 0;
        act(() -> tools().desk().load(number, amount), () -> {
            first.clear();
            count.clear();
            top.clear();
            refresh();
        });
    }

    private void confirm() {
        String number = top.getText().strip().toUpperCase(Locale.ROOT);
        act(() -> tools().desk().trayChecked(number), this::refresh);
    }
}
