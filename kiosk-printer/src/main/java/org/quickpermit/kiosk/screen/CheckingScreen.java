package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationState.Checking;

/// The code is being verified.
final class CheckingScreen implements Screen {
    private final Region root;
    private final Motion motion;

    CheckingScreen(ScreenTools tools, Checking state) {
        Group sheet = Drawings.confirmation();
        sheet.setScaleX(1.15);
        sheet.setScaleY(1.15);
        Group glass = Drawings.magnifier();
        glass.setTranslateX(196);
        glass.setTranslateY(96);
        motion = new Motion(tools, glass, 36, 150);
        Page page = new Page(tools, state.setting());
        root = page.step(1).build("screen-checking", new Group(sheet, glass), page.text("checking"));
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
