package org.quickpermit.agency.app;

import javafx.scene.input.KeyCode;

import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;

/// The pages of the terminal and the keys that lead to them.
enum Page {
    NEW_APPLICATION("nav.new", KeyCode.F2, "nav-new"),
    CASES("nav.cases", KeyCode.F3, "nav-cases"),
    DEPOSIT("nav.deposit", KeyCode.F7, "nav-deposit"),
    MONTHS("nav.months", KeyCode.F10, "nav-months"),
    HELP("nav.help", KeyCode.F1, "nav-help");

    private final String key;
    private final KeyCode shortcut;
    private final String nodeId;

    Page(String key, KeyCode shortcut, String nodeId) {
        this.key = key;
        this.shortcut = shortcut;
        this.nodeId = nodeId;
    }

    /// Whether a person may open it: the closed months are the managers'.
    boolean isFor(Session session) {
        return this != MONTHS || session.role() == Role.AGENCY_MANAGER;
    }

    /// Key of its name.
    String key() {
        return key;
    }

    /// The key that leads to it.
    KeyCode shortcut() {
        return shortcut;
    }

    /// Id of its button.
    String nodeId() {
        return nodeId;
    }
}
