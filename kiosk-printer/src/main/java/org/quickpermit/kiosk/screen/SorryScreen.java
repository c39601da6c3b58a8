package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.Sorry;

/// No permit this time: what happened, and where to go.
final class SorryScreen implements Screen {
    private final Region root;

    SorryScreen(ScreenTools tools, Sorry state) {
        Page page = new Page(tools, state.setting());
        if (sendsOn(state.reason())) {
            OutOfOrderScreen.neighbour(tools, state.setting(), state.kiosk()).ifPresent(page::under);
        }
        String key = state.reason().tryAgainHere() ? "button.again" : "button.back";
        page.button("done", key, state.reason().tryAgainHere(), new StationEvent.Dismissed());
        root = page.build("screen-sorry", drawing(state.reason()), page.text("sorry." + state.reason()));
    }

    /// True where another kiosk can help.
    static boolean sendsOn(SorryReason reason) {
        return reason == SorryReason.CANNOT_NOW || reason == SorryReason.SPOILED
                || reason == SorryReason.BEING_PRINTED || reason == SorryReason.OTHER_KIOSK;
    }

    private static Group drawing(SorryReason reason) {
        return switch (reason) {
            case READ_AGAIN -> with(Drawings.confirmation(), Drawings.again());
            case PASSPORT_MISREAD -> with(Drawings.passport(), Drawings.again());
            case NO_PERMIT -> with(Drawings.passport(), Drawings.cross(76));
            case WRONG_CODE -> with(Drawings.confirmation(), Drawings.warning(70));
            case PERMIT_NOT_CONFIRMATION -> swap();
            case NOT_GENUINE, EXPIRED, REVOKED -> with(Drawings.confirmation(), Drawings.cross(76));
            case ALREADY_PRINTED, NOT_PRINTABLE, TOO_MANY, FAULT -> counter();
            case BEING_PRINTED, OTHER_KIOSK, CANNOT_NOW, SPOILED -> OutOfOrderScreen.machines();
            case ASK_STAFF -> waiting();
        };
    }

    private static Group with(Group sheet, Node mark) {
        mark.setTranslateX(320);
        mark.setTranslateY(380);
        return new Group(sheet, mark);
    }

    private static Group swap() {
        Group permit = Drawings.permit();
        Group cross = Drawings.cross(56);
        cross.setTranslateX(190);
        cross.setTranslateY(300);
        Group sheet = Drawings.confirmation();
        sheet.setTranslateX(520);
        sheet.setTranslateY(-60);
        Group check = Drawings.check(56);
        check.setTranslateX(670);
        check.setTranslateY(366);
        return new Group(permit, cross, sheet, check);
    }

    private static Group counter() {
        Group warning = Drawings.warning(56);
        warning.setTranslateX(20);
        warning.setTranslateY(-150);
        return new Group(Drawings.counter(), warning);
    }

    private static Group waiting() {
        Group person = Drawings.person();
        person.setScaleX(1.4);
        person.setScaleY(1.4);
        Group glass = Drawings.hourglass();
        glass.setTranslateX(330);
        glass.setTranslateY(130);
        return new Group(person, glass);
    }

    @Override
    public Region root() {
        return root;
    }
}
