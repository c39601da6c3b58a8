package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.StationState.PrintHeld;
import org.quickpermit.kiosk.station.Trouble;

/// Printing waits for staff.
final class PrintHeldScreen implements Screen {
    private final Region root;
    private final Motion motion;

    PrintHeldScreen(ScreenTools tools, PrintHeld state) {
        Group printer = Drawings.printer();
        printer.setTranslateY(150);
        Group person = Drawings.person();
        person.setTranslateX(560);
        person.setTranslateY(190);
        Group glass = Drawings.hourglass();
        glass.setTranslateX(260);
        glass.setTranslateY(60);
        motion = new Motion(tools, glass, 0, -16);
        Page page = new Page(tools, state.setting());
        String sentence = tools.texts().getOr(state.setting().language(), "held." + state.trouble(), "held");
        root = page.step(2)
                .line("initials", "initials", state.initials())
                .staffLine(page.text("staff.line") + staffLine(page, state.trouble()))
                .build("screen-print-held", new Group(printer, person, glass), sentence);
    }

    private static String staffLine(Page page, Trouble trouble) {
        return page.text("trouble." + trouble);
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
