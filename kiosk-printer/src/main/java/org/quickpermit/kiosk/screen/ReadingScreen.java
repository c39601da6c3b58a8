package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationState.Reading;

/// Light falls on the code.
final class ReadingScreen implements Screen {
    private final Region root;

    ReadingScreen(ScreenTools tools, Reading state) {
        Group sheet = Drawings.confirmation();
        sheet.setTranslateX(130);
        sheet.setTranslateY(270);
        Group reader = Drawings.reader();
        reader.setTranslateX(346);
        reader.setTranslateY(150);
        Group beam = new Group(Drawings.beam());
        beam.setTranslateX(346);
        beam.setTranslateY(138);
        Page page = new Page(tools, state.setting());
        root = page.step(0).build("screen-reading", new Group(reader, sheet, beam), page.text("reading"));
    }

    @Override
    public Region root() {
        return root;
    }
}
