package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.Attract;

/// Waiting: hold the confirmation under the reader.
final class AttractScreen implements Screen {
    private final Region root;
    private final Motion motion;

    AttractScreen(ScreenTools tools, Attract state) {
        Group sheet = Drawings.confirmation();
        place(sheet, 130, 330);
        Group reader = Drawings.reader();
        place(reader, 346, 150);
        Group arrow = Drawings.arrowDown(Look.TEAL);
        arrow.setRotate(180);
        place(arrow, 560, 560);
        Group drawing = new Group(reader, sheet, arrow);
        motion = new Motion(tools, arrow, 0, -36);
        Page page = new Page(tools, state.setting());
        root = page.step(0)
                .button("lost", "attract.lost", false, new StationEvent.SlipLost())
                .build("screen-attract", drawing, page.text("attract"));
    }

    private static void place(Group group, double x, double y) {
        group.setTranslateX(x);
        group.setTranslateY(y);
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void leave() {
        motion.stop();
    }
}
