package org.quickpermit.kiosk.screen;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/// The one movement of the kiosk: something goes back and forth along a short way to say "here" or "working". It stops
/// with its screen, and does not begin where nothing may move.
final class Motion {
    private final TranslateTransition transition;

    Motion(ScreenTools tools, Node node, double x, double y) {
        transition = new TranslateTransition(Duration.millis(900), node);
        transition.setByX(x);
        transition.setByY(y);
        transition.setAutoReverse(true);
        transition.setCycleCount(Animation.INDEFINITE);
        transition.setInterpolator(Interpolator.EASE_BOTH);
        if (tools.motion()) {
            transition.play();
        }
    }

    void stop() {
        transition.stop();
    }
}
