package org.quickpermit.agency.newapplication;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.traveller.DocumentKind;

import org.jspecify.annotations.Nullable;

/// The choice of a document's kind where its number tells none.
final class KindChoice {
    private static final List<DocumentKind> CHOICES = List.of(DocumentKind.HKSAR_PASSPORT,
            DocumentKind.MACAO_SAR_PASSPORT, DocumentKind.BNO_PASSPORT, DocumentKind.PORTUGUESE_PASSPORT);

    private KindChoice() {}

    /// Joins the box with the page for the life of the screen; `around` is shown only where a choice is needed.
    static void join(ComboBox<DocumentKind> box, Node around, ApplicationViewModel model, Texts texts,
            Lifetime lifetime) {
        box.getItems().setAll(CHOICES);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable DocumentKind kind) {
                return kind == null ? "" : texts.in(Wording.of("kind." + kind.name()));
            }

            @Override
            public DocumentKind fromString(String text) {
                throw new UnsupportedOperationException("kinds are chosen, not typed");
            }
        });
        box.valueProperty().bindBidirectional(model.form().declaredKind());
        lifetime.atEnd(() -> box.valueProperty().unbindBidirectional(model.form().declaredKind()));
        lifetime.watch(model.form().kindNeeded(), needed -> Nodes.show(around, needed));
        lifetime.watch(model.locked(), box::setDisable);
    }
}
