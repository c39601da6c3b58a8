package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationState.ShowSheet;

/// The printed permit has to be held to the reader.
final class ShowSheetScreen implements Screen {
    private final Region root;

    ShowSheetScreen(ScreenTools tools, ShowSheet state) {
        Group permit = Drawings.permit();
        permit.setTranslateX(-10);
        permit.setTranslateY(280);
        Group reader = Drawings.reader();
        reader.setTranslateX(290);
        reader.setTranslateY(150);
        Group beam = new Group(Drawings.beam());
        beam.setTranslateX(290);
        beam.setTranslateY(138);
        Page page = new Page(tools, state.setting());
        root = page.step(3).line("initials", "initials", state.initials()).build("screen-show-sheet",
                new Group(reader, permit, beam), page.text("show"));
    }

    @Override
    public Region root() {
        return root;
    }
}
