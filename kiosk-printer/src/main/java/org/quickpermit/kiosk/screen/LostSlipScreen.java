package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.LostSlip;

/// The boarding confirmation is lost: put the passport on the reader. Takes the zone from readers that are a keyboard; the
/// serial ones speak to the kiosk itself.
final class LostSlipScreen implements Screen {
    private final Region root;
    private final Motion motion;
    private final ZoneKeys keys;

    LostSlipScreen(ScreenTools tools, LostSlip state) {
        Group passport = Drawings.passport();
        passport.setTranslateX(150);
        passport.setTranslateY(330);
        Group reader = Drawings.reader();
        reader.setTranslateX(346);
        reader.setTranslateY(150);
        Group arrow = Drawings.arrowDown(Look.TEAL);
        arrow.setRotate(180);
        arrow.setTranslateX(620);
        arrow.setTranslateY(560);
        motion = new Motion(tools, arrow, 0, -36);
        keys = new ZoneKeys(rows -> tools.events().accept(new StationEvent.ZoneRead(rows)));
        Page page = new Page(tools, state.setting()).step(0).small();
        if (state.numberTyped()) {
            page.line("number-typed", "initials", page.text("lost.typed"));
        } else {
            page.button("number", "lost.number", false, new StationEvent.NumberWanted());
        }
        page.button("back", "button.back", false, new StationEvent.Dismissed());
        root = page.build("screen-lost-slip", new Group(reader, passport, arrow), page.text("lost"));
    }

    @Override
    public boolean key(KeyEvent key) {
        return keys.take(key);
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void leave() {
        motion.stop();
        keys.clear();
    }
}
