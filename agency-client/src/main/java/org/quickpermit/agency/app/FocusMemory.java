package org.quickpermit.agency.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;

/// Where the clerk was on each page, so that coming back from another page goes on at the same character.
final class FocusMemory {
    private final Map<Page, Place> places = new EnumMap<>(Page.class);

    /// A place on a page.
    ///
    /// @param id id of the node
    /// @param caret place of the caret, -1 where there is none
    record Place(String id, int caret) {
        /// Where the focus of a scene is, empty when it is nowhere that can be found again.
        static Optional<Place> of(Scene scene) {
            Node owner = scene.getFocusOwner();
            if (owner == null || owner.getId() == null) {
                return Optional.empty();
            }
            return Optional.of(new Place(owner.getId(),
                    owner instanceof TextInputControl text ? text.getCaretPosition() : -1));
        }

        /// Puts the focus there.
        ///
        /// @return false when there is no such place below the node
        boolean goTo(Node root) {
            Node node = root.lookup("#" + id);
            if (node == null) {
                return false;
            }
            node.requestFocus();
            if (node instanceof TextInputControl text && caret >= 0) {
                text.positionCaret(caret);
            }
            return true;
        }
    }

    /// Remembers where the focus is on the page that is left.
    void leave(Page page, Scene scene) {
        Place.of(scene).ifPresent(place -> places.put(page, place));
    }

    /// Where the focus was on a page.
    Optional<Place> on(Page page) {
        return Optional.ofNullable(places.get(page));
    }

    /// Forgets all places; another clerk comes.
    void forget() {
        places.clear();
    }
}
