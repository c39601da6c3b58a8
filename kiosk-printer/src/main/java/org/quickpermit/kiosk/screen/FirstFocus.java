package org.quickpermit.kiosk.screen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Where the keys begin on a screen: at what goes on, else at the language or the page that is open.
final class FirstFocus {
    private static final List<String> ORDER = List.of(".primary", "#number", "#pin-enter", "#pin-1", ".language-on",
            ".tab-on");

    private FirstFocus() {}

    /// Puts the focus there, unless the screen has put it somewhere itself.
    static void in(Parent screen) {
        screen.applyCss();
        if (screen.getScene() != null && inside(screen.getScene().getFocusOwner(), screen)) {
            return;
        }
        ORDER.stream()
                .map(screen::lookup)
                .filter(node -> node != null && !node.isDisabled())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean inside(@org.jspecify.annotations.Nullable Node node, Parent screen) {
        boolean usable = node != null && !node.isDisabled();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == screen) {
                return usable;
            }
        }
        return false;
    }
}
