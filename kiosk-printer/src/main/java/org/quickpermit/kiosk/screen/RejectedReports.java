package org.quickpermit.kiosk.screen;

import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.journal.Report;

/// Reports the server did not take: the oldest one, and the reasons with which staff close it. Nothing is sent or lost by
/// closing: the report stays in the journal with the reason.
final class RejectedReports {
    private static final List<String> REASONS = List.of("letter.told", "letter.found", "letter.other");

    private final ConsolePane pane;
    private final VBox root = new VBox(12);
    private long shown = -1;

    RejectedReports(ConsolePane pane) {
        this.pane = pane;
    }

    Region root() {
        return root;
    }

    void show(List<Report> rejected) {
        long oldest = rejected.isEmpty() ? -1 : rejected.getFirst().sequence();
        if (oldest == shown) {
            return;
        }
        shown = oldest;
        root.getChildren().clear();
        if (rejected.isEmpty()) {
            return;
        }
        Report report = rejected.getFirst();
        FlowPane buttons = new FlowPane(16, 12);
        for (String reason : REASONS) {
            String words = pane.text(reason);
            buttons.getChildren().add(pane.button(reason.replace('.', '-'), words,
                    () -> pane.act(() -> pane.tools().desk().closeRejected(report.sequence(), words), () -> {})));
        }
        root.getChildren().setAll(
                pane.heading(pane.text("letter", Long.toString(report.sequence()), String.valueOf(report.problem()))),
                buttons);
    }
}
