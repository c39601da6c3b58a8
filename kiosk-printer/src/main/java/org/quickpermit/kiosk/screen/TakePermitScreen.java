package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.TakePermit;

/// The sheet is out: where it is, and that it is good.
final class TakePermitScreen implements Screen {
    private final Region root;
    private final Motion motion;

    TakePermitScreen(ScreenTools tools, TakePermit state) {
        Group permit = Drawings.permit();
        permit.setTranslateX(70);
        permit.setTranslateY(192);
        Group check = Drawings.check(64);
        check.setTranslateX(470);
        check.setTranslateY(30);
        Group arrow = Drawings.arrowDown(Look.TEAL);
        arrow.setTranslateX(260);
        arrow.setTranslateY(640);
        motion = new Motion(tools, arrow, 0, 20);
        Page page = new Page(tools, state.setting());
        root = page.step(3)
                .line("initials", "initials", state.initials())
                .button("done", "button.done", true, new StationEvent.Dismissed())
                .build("screen-take", new Group(Drawings.printer(), permit, check, arrow), page.text("take"));
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
