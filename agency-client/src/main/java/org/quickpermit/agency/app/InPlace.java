package org.quickpermit.agency.app;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.FormField;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Remarks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.fx.Wording;

import org.controlsfx.control.PopOver;

/// Help beside the field it is for: what belongs into it, and in full what is said about what stands there.
final class InPlace {
    private InPlace() {}

    /// A little window around a content, dressed as the terminal is.
    static PopOver around(VBox content) {
        content.getStyleClass().addAll("terminal", "in-place");
        PopOver shown = new PopOver(content);
        shown.setAnimated(false);
        shown.setDetachable(false);
        shown.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        return shown;
    }

    /// The help for the field that has the focus.
    ///
    /// @param focused the node with the focus
    /// @param texts language of the screen
    /// @return empty when the node is no field that help is written for
    static Optional<PopOver> helpFor(Node focused, Texts texts) {
        String id = focused.getId();
        if (id == null || !Wording.has("help.field." + id)) {
            return Optional.empty();
        }
        VBox content = new VBox();
        content.setId(NodeIds.FIELD_HELP);
        FormField.around(focused).ifPresent(field -> content.getChildren()
                .add(Nodes.label(field.name(), "side-title")));
        content.getChildren().add(Nodes.paragraph(texts.get("help.field." + id)));
        FormField.around(focused).filter(field -> !field.remark().getText().isEmpty()).ifPresent(field -> content
                .getChildren().add(Remarks.copy(field.remark(), "in-place-remark")));
        return Optional.of(around(content));
    }
}
