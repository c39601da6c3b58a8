package org.quickpermit.agency.fx;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.wire.Text;

/// Shows a [Remark] in a label: never by colour alone, always with a shape before the words.
public final class Remarks {
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private Remarks() {}

    /// Puts the remark into the label.
    public static void show(Label label, Remark remark, Texts texts) {
        Text text = remark.text();
        String sentence = text == null ? "" : texts.in(text);
        label.setText(sentence.isEmpty() ? "" : switch (remark.tone()) {
            case NONE -> sentence;
            case GOOD -> "✓ " + sentence;
            case WARNING -> "▲ " + sentence;
            case FAULT -> "✕ " + sentence;
        });
        mark(label, remark.tone());
    }

    /// The same sentence in another label, in full.
    public static Label copy(Label remark, String style) {
        Label copy = Nodes.paragraph(remark.getText(), style);
        remark.getPseudoClassStates().forEach(state -> copy.pseudoClassStateChanged(state,
                state.equals(FAULT) || state.equals(WARNING) || state.equals(GOOD)));
        return copy;
    }

    private static void mark(Label label, Remark.Tone tone) {
        label.pseudoClassStateChanged(FAULT, tone == Remark.Tone.FAULT);
        label.pseudoClassStateChanged(WARNING, tone == Remark.Tone.WARNING);
        label.pseudoClassStateChanged(GOOD, tone == Remark.Tone.GOOD);
    }
}
