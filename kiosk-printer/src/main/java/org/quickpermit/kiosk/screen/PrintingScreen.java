package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationState.PrintStage;
import org.quickpermit.kiosk.station.StationState.Printing;

/// The permit comes out of the printer.
final class PrintingScreen implements Screen {
    private final Region root;
    private final Motion motion;

    PrintingScreen(ScreenTools tools, Printing state) {
        Group drawing = new Group();
        Group permit = Drawings.permit();
        permit.setTranslateX(70);
        permit.setTranslateY(state.stage() == PrintStage.SENDING ? 150 : 200);
        permit.setClip(Clips.below(permit, state.stage() == PrintStage.SENDING ? 40 : -10));
        drawing.getChildren().addAll(Drawings.printer(), permit);
        motion = new Motion(tools, permit, 0, 24);
        Page page = new Page(tools, state.setting());
        root = page.step(2).line("initials", "initials", state.initials()).build("screen-printing", drawing,
                page.text("printing." + state.stage()));
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
