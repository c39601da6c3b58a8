package org.quickpermit.kiosk.screen;

import java.time.Duration;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.StationState.Console;

/// What the machine is made of, for whoever calls service; and the journal as a file to take away.
final class DevicePane extends ConsolePane {
    /// Under this a kiosk soon cannot write its journal any more.
    private static final long LITTLE_ROOM = 1_024;
    private static final Duration MUCH_SKEW = Duration.ofMinutes(1);

    private final VBox rows = new VBox();
    private final TextField folder = input();

    DevicePane(ScreenTools tools, Console state) {
        super(tools, state);
        Keyboard keyboard = keyboard();
        keyboard.serve(folder);
        HBox export = new HBox(20, field("export-folder", text("device.folder"), folder),
                button("export", text("device.export"), this::export));
        export.setAlignment(Pos.BOTTOM_LEFT);
        lay(new VBox(20, rows, export), keyboard);
        ask(tools.desk()::equipment, this::fill);
    }

    private void fill(Desk.Equipment now) {
        String gone = text("overview.gone");
        rows.getChildren().setAll(
                row("device-scanner", text("overview.scanner"), now.scanner().orElse("-"), now.scanner().isPresent()),
                row("device-printer", text("overview.printer"), now.printer().orElse(gone), now.printer().isPresent()),
                row("device-address", text("device.address"), now.printerAddress(), true),
                row("device-certificate", text("overview.certificate"),
                        now.certificateEnds().map(LocalDate::toString).orElse("-"), now.certificateEnds().isPresent()),
                row("device-program", text("device.program"), now.program(), true),
                row("device-runtime", text("device.runtime"), now.runtime(), true),
                row("device-disk", text("device.disk"), text("device.disk.value", Long.toString(now.diskFree())),
                        now.diskFree() >= LITTLE_ROOM),
                row("device-skew", text("device.skew"),
                        now.skew().map(by -> text("device.skew.value", Long.toString(by.toSeconds()))).orElse(gone),
                        now.skew().filter(by -> by.abs().compareTo(MUCH_SKEW) < 0).isPresent()),
                row("device-list", text("overview.list"),
                        now.listAge().map(age -> text("device.list.value", Long.toString(age.toMinutes()))).orElse("-"),
                        now.listAge().isPresent()));
        rows.getChildren().forEach(row -> row.getStyleClass().setAll("console-row-low"));
        if (folder.getText().isEmpty()) {
            folder.setText(now.exportFolder());
        }
    }

    private void export() {
        String where = folder.getText().strip();
        act(() -> tools().desk().export(where), () -> {});
    }
}
