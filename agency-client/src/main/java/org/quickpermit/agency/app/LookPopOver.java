package org.quickpermit.agency.app;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Nodes;
import org.quickpermit.agency.fx.Texts;

import org.controlsfx.control.PopOver;
import org.controlsfx.control.SegmentedButton;

/// The choice of theme and text size, under its button. What is chosen is seen at once.
final class LookPopOver {
    private LookPopOver() {}

    /// Makes one; it is not shown yet.
    ///
    /// @param look what is chosen
    /// @param texts language of the screen
    static PopOver of(Look look, Texts texts) {
        SegmentedButton themes = choice(Theme.values(), look.theme().get(), NodeIds.LOOK_THEME,
                one -> texts.get("look.theme." + one.name()), look::show);
        SegmentedButton sizes = choice(TextSize.values(), look.size().get(), NodeIds.LOOK_SIZE,
                one -> one.percent() + " %", look::show);
        VBox content = new VBox(Nodes.label(texts.get("look.theme"), "section"), themes,
                Nodes.label(texts.get("look.size"), "section"), sizes,
                Nodes.paragraph(texts.get("look.keys"), "quiet"));
        return InPlace.around(content);
    }

    private static <T> SegmentedButton choice(T[] all, T now, String id, Function<T, String> name,
            Consumer<T> chosen) {
        SegmentedButton segments = new SegmentedButton();
        segments.setId(id);
        ToggleGroup group = new ToggleGroup();
        segments.setToggleGroup(group);
        for (T one : all) {
            ToggleButton button = new ToggleButton(name.apply(one));
            button.setId(id + "-" + one);
            button.setSelected(one.equals(now));
            button.setOnAction(_ -> {
                // One is always chosen: pressing the chosen one again does not take it back.
                button.setSelected(true);
                chosen.accept(one);
            });
            segments.getButtons().add(button);
        }
        return segments;
    }

    /// The node that takes the focus when it opens.
    static Node first(PopOver shown) {
        return shown.getContentNode().lookup(".toggle-button:selected");
    }
}
