package org.quickpermit.kiosk.screen;

import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.Station;
import org.quickpermit.kiosk.station.StationState.Console;
import org.quickpermit.kiosk.station.StationState.ScanSeen;

/// Self-test of the barcode reader: shows a barcode to read and what was read of it. Of any other code it says whether the
/// read was whole, never what it says.
final class ScannerPane extends ConsolePane {
    private final VBox result = new VBox();

    ScannerPane(ScreenTools tools, Console state) {
        super(tools, state);
        content().getChildren().addAll(heading(text("scanner.test")), SelfTestCode.of(Station.SELF_TEST, 360),
                plain(Station.SELF_TEST), result);
        update(state);
    }

    @Override
    void update(Console state) {
        if (state.scan().isEmpty()) {
            result.getChildren().clear();
            return;
        }
        ScanSeen seen = state.scan().get();
        String words = seen.fault().map(fault -> text("scanner." + fault))
                .orElseGet(() -> seen.selfTest()
                        ? text("scanner.same", Station.SELF_TEST)
                        : text("scanner.good", Integer.toString(seen.characters())));
        result.getChildren().setAll(row("scanner-result", words, "", seen.fault().isEmpty()));
    }
}
