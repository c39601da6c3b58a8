package org.quickpermit.kiosk.screen;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.quickpermit.cutoff.CutOffRules.Bar;
import org.quickpermit.kiosk.cutoff.CutOffView;
import org.quickpermit.kiosk.station.StationState.Console;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.wire.KioskProfile;

/// State of all devices, of the list and of the reports; what has to be done, on top.
final class OverviewPane extends ConsolePane {
    /// Provisions are fetched every few seconds; older ones mean that the server does not answer.
    private static final java.time.Duration FRESH = java.time.Duration.ofMinutes(2);

    private final VBox duties = new VBox(12);
    private final VBox rows = new VBox();
    private final Timeline refresh;
    private final RejectedReports letters = new RejectedReports(this);
    private Set<Trouble> troubles;

    OverviewPane(ScreenTools tools, Console state) {
        super(tools, state);
        troubles = state.setting().troubles();
        if (tools.orientation() == Orientation.PORTRAIT) {
            content().getChildren().addAll(duties, rows, letters.root());
        } else {
            HBox.setHgrow(rows, Priority.ALWAYS);
            duties.setPrefWidth(820);
            duties.setMinWidth(820);
            content().getChildren().addAll(new HBox(40, duties, rows), letters.root());
        }
        showTroubles();
        refresh();
        refresh = new Timeline(new KeyFrame(Duration.seconds(2), tick -> refresh()));
        refresh.setCycleCount(Animation.INDEFINITE);
        refresh.play();
    }

    @Override
    void update(Console state) {
        if (!troubles.equals(state.setting().troubles())) {
            troubles = state.setting().troubles();
            showTroubles();
        }
    }

    @Override
    void leave() {
        super.leave();
        refresh.stop();
    }

    private void showTroubles() {
        duties.getChildren().setAll(heading(text("overview.troubles")));
        if (troubles.isEmpty()) {
            duties.getChildren().add(row("overview-troubles", text("overview.none"), "", true));
        } else {
            for (Trouble trouble : EnumSet.copyOf(troubles)) {
                duties.getChildren().add(row("trouble-" + trouble, text("trouble." + trouble), "", false));
            }
        }
    }

    private void refresh() {
        ask(() -> new Shown(tools().desk().overview(), tools().desk().cutOff()), shown -> {
            fill(shown.overview());
            shown.cutOff().ifPresent(this::fill);
            letters.show(shown.overview().rejected());
        });
    }

    private record Shown(Desk.Overview overview, Optional<CutOffView> cutOff) {}

    /// How the kiosk stands for working without the server.
    private void fill(CutOffView now) {
        boolean fresh = now.age().filter(age -> age.compareTo(FRESH) <= 0).isPresent();
        rows.getChildren().add(row("overview-provisions", text("overview.provisions"), now.age()
                .map(age -> text("overview.provisions.value", Integer.toString(now.permits()),
                        Long.toString(age.toMinutes())))
                .orElse("-"), fresh));
        String alone = now.bar().isEmpty()
                ? text("overview.alone.now", Integer.toString(now.printsLeft()))
                : now.bar().get() == Bar.NOT_YET
                        ? text("overview.alone.left", Integer.toString(now.printsLeft()))
                        : text("alone." + now.bar().get());
        rows.getChildren().add(row("overview-alone", text("overview.alone"), alone,
                now.bar().filter(Bar.NOT_YET::equals).isPresent()));
    }

    private void fill(Desk.Overview now) {
        String gone = text("overview.gone");
        String ok = text("overview.ok");
        rows.getChildren().setAll(
                row("overview-kiosk", text("overview.kiosk"), now.profile().map(KioskProfile::name).orElse("-"),
                        now.profile().isPresent()),
                row("overview-server", text("overview.server"), troubles.contains(Trouble.SERVER_GONE) ? gone : ok,
                        !troubles.contains(Trouble.SERVER_GONE)),
                row("overview-printer", text("overview.printer"), now.printer().isPresent() ? ok : printerGone(),
                        now.printer().isPresent()),
                row("overview-scanner", text("overview.scanner"),
                        troubles.contains(Trouble.SCANNER_GONE) ? gone : ok,
                        !troubles.contains(Trouble.SCANNER_GONE)),
                row("overview-list", text("overview.list"), listAge(now), now.listAge().isPresent()),
                row("overview-tray", text("overview.tray"), sheets(now),
                        now.tray().isPresent() && now.tray().get().left() > 0 && !now.trayToCheck()),
                row("overview-outbox", text("overview.outbox"), Integer.toString(now.waiting()), now.waiting() == 0),
                row("overview-rejected", text("overview.rejected"), Integer.toString(now.rejected().size()),
                        now.rejected().isEmpty()),
                row("overview-unknown", text("overview.unknown"), Integer.toString(now.unknown().size()),
                        now.unknown().isEmpty()));
        now.certificateEnds().ifPresent(day -> rows.getChildren().add(row("overview-certificate",
                text("overview.certificate"), text("overview.certificate.value", day.toString()), false)));
    }

    private String printerGone() {
        return text(troubles.contains(Trouble.NO_SUCH_QUEUE) ? "overview.queue" : "overview.gone");
    }

    private String listAge(Desk.Overview now) {
        if (now.listAge().isEmpty() || now.listNumber().isEmpty()) {
            return "-";
        }
        return text("overview.list.value", now.listNumber().get().toString(),
                Long.toString(now.listAge().get().toMinutes()));
    }

    private String sheets(Desk.Overview now) {
        return now.tray()
                .map(tray -> text("overview.tray.value", tray.top().orElse("-"), Integer.toString(tray.left())))
                .orElseGet(() -> text("tray.none"));
    }
}
