package org.quickpermit.kiosk.screen;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.StationState.Console;
import org.quickpermit.kiosk.station.Trouble;

/// What the printer says of itself, and a test page.
final class PrinterPane extends ConsolePane {
    private final VBox rows = new VBox();
    private final Timeline refresh;
    private boolean noSuchQueue;

    PrinterPane(ScreenTools tools, Console state) {
        super(tools, state);
        noSuchQueue = state.setting().troubles().contains(Trouble.NO_SUCH_QUEUE);
        content().getChildren().addAll(rows, plain(text("printer.test.note")), button("printer-test",
                text("printer.test"), () -> act(tools.desk()::testPage, () -> {})));
        refresh();
        refresh = new Timeline(new KeyFrame(Duration.seconds(2), tick -> refresh()));
        refresh.setCycleCount(Animation.INDEFINITE);
        refresh.play();
    }

    @Override
    void update(Console state) {
        noSuchQueue = state.setting().troubles().contains(Trouble.NO_SUCH_QUEUE);
    }

    @Override
    void leave() {
        super.leave();
        refresh.stop();
    }

    private void refresh() {
        ask(tools().desk()::overview, overview -> fill(overview.printer()));
    }

    private void fill(Optional<PrinterStatus> status) {
        if (status.isEmpty()) {
            rows.getChildren().setAll(row("printer-state", text("overview.printer"),
                    text(noSuchQueue ? "overview.queue" : "overview.gone"), false));
            return;
        }
        PrinterStatus printer = status.get();
        String faults = printer.faults().stream().map(fault -> text("fault." + fault))
                .sorted().collect(Collectors.joining("、"));
        rows.getChildren().setAll(
                row("printer-state", text("overview.printer"), text("condition." + printer.condition()) + "  "
                        + printer.model(), printer.ready()),
                row("printer-faults", text("printer.reasons"), faults.isEmpty() ? text("overview.ok") : faults,
                        printer.faults().stream().noneMatch(PrinterFault::stops)));
    }
}
