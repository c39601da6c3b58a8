package org.quickpermit.kiosk.screen;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Setting;
import org.quickpermit.kiosk.station.StationState.OutOfOrder;
import org.quickpermit.wire.KioskProfile;

/// The kiosk serves nobody: where the next one is, and, in one line, what staff have to do.
final class OutOfOrderScreen implements Screen {
    private final Region root;

    OutOfOrderScreen(ScreenTools tools, OutOfOrder state) {
        Setting setting = state.setting();
        Page page = new Page(tools, setting);
        Optional<Node> next = neighbour(tools, setting);
        next.ifPresent(page::under);
        setting.firstTrouble().ifPresent(trouble -> page.staffLine(
                page.text("staff.line") + page.text("trouble." + trouble)));
        root = page.build("screen-out-of-order", machines(), page.text(next.isPresent() ? "out" : "out.counter"));
    }

    /// A machine that does not work and, right of it, one that does.
    static Group machines() {
        Group broken = Drawings.machine(Look.LINE);
        Group cross = Drawings.cross(60);
        cross.setTranslateX(130);
        cross.setTranslateY(112);
        Group arrow = Drawings.arrowRight(Look.TEAL);
        arrow.setTranslateX(460);
        arrow.setTranslateY(200);
        Group working = Drawings.machine(javafx.scene.paint.Color.WHITE);
        working.setTranslateX(500);
        Group check = Drawings.check(60);
        check.setTranslateX(630);
        check.setTranslateY(112);
        return new Group(broken, cross, arrow, working, check);
    }

    /// Name and place of the nearest other kiosk.
    static Optional<Node> neighbour(ScreenTools tools, Setting setting) {
        return neighbour(tools, setting, "");
    }

    /// The kiosk of a name; the nearest where the name is empty.
    static Optional<Node> neighbour(ScreenTools tools, Setting setting, String name) {
        return neighbour(tools.profile().get(), name).map(next -> panel(tools, setting.language(), next));
    }

    static Optional<KioskProfile.Neighbour> neighbour(Optional<KioskProfile> profile, String name) {
        return profile.flatMap(known -> known.neighbours().stream()
                .filter(next -> name.isEmpty() || next.name().equals(name))
                .findFirst());
    }

    private static Node panel(ScreenTools tools, Language language, KioskProfile.Neighbour next) {
        Label head = new Label(tools.texts().get(language, "out.next"));
        head.getStyleClass().add("panel-head");
        Label name = new Label(next.name());
        name.setId("next-kiosk");
        name.getStyleClass().add("panel-name");
        Label where = new Label(next.location().in(language.locale()));
        where.setWrapText(true);
        where.setMinHeight(Region.USE_PREF_SIZE);
        where.getStyleClass().add("panel-text");
        where.setStyle("-fx-font-family: 'Noto Sans HK';");
        VBox panel = new VBox(4, head, name, where);
        panel.setAlignment(Pos.CENTER_LEFT);
        panel.getStyleClass().add("panel");
        panel.setMaxWidth(900);
        panel.setMinHeight(Region.USE_PREF_SIZE);
        return panel;
    }

    @Override
    public Region root() {
        return root;
    }
}
