package org.quickpermit.agency.fx;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.NamedArg;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.quickpermit.traveller.Origin;
import org.quickpermit.wire.Text;

/// A labelled field: label and origin above, the text, and a line below that is kept free for remarks, so that nothing
/// jumps when one appears; a sentence longer than the line takes a second one. Made by FXML with `<FormField label="%key" fieldId="id" entry="UPPER|PLAIN|MONO|SECRET"/>`.
public final class FormField extends VBox {
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int LONG_TEXT = 24;

    private final Label label = new Label();
    private final Label origin = new Label();
    private final Label remark = new Label();
    private final TextField input;

    /// How a field takes what is typed.
    public enum Entry {
        /** As it comes. */
        PLAIN,
        /** Full-width forms become half-width and small letters capitals. */
        UPPER,
        /** As [#UPPER], in the monospaced face. */
        MONO,
        /** Shown as dots. */
        SECRET
    }

    /// @param label label above the field
    /// @param fieldId id of the text field
    /// @param entry how it takes what is typed
    /// @param prompt shown while it is empty, possibly empty
    /// @param tellsOrigin true for a field of a document, which says whether it was swiped, typed or edited
    public FormField(@NamedArg("label") String label, @NamedArg("fieldId") String fieldId,
            @NamedArg("entry") Entry entry, @NamedArg(value = "prompt", defaultValue = "") String prompt,
            @NamedArg(value = "tellsOrigin", defaultValue = "false") boolean tellsOrigin) {
        input = entry == Entry.SECRET ? new PasswordField() : new TextField();
        input.setId(fieldId);
        input.setPromptText(prompt);
        input.getStyleClass().add("field-input");
        input.setAccessibleText(label);
        if (entry == Entry.MONO) {
            input.getStyleClass().add("mono");
        }
        if (entry == Entry.MONO || entry == Entry.UPPER) {
            input.setTextFormatter(new TextFormatter<>(capitals()));
        }
        this.label.setText(label);
        this.label.setLabelFor(input);
        this.label.getStyleClass().add("field-label");
        origin.getStyleClass().add("origin");
        origin.setVisible(tellsOrigin);
        origin.setId(fieldId + "-origin");
        remark.getStyleClass().add("field-remark");
        remark.setId(fieldId + "-remark");
        remark.setMaxWidth(Double.MAX_VALUE);
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(this.label, gap, origin);
        head.getStyleClass().add("field-head");
        getStyleClass().add("form-field");
        getChildren().addAll(head, input, remark);
    }

    /// The field itself, for focus and keys.
    public TextField input() {
        return input;
    }

    /// What it is called.
    public String name() {
        return label.getText();
    }

    /// What is said about its content.
    public Label remark() {
        return remark;
    }

    /// The field a node is the input of, empty for none.
    public static Optional<FormField> around(Node input) {
        return input.getParent() instanceof FormField field ? Optional.of(field) : Optional.empty();
    }

    /// Joins it with its model for the life of the screen.
    public void join(FieldModel model, Texts texts, Lifetime lifetime) {
        // FXML has named this box after its fx:id, which may be the name of the field inside.
        setId(input.getId() + "-box");
        input.textProperty().bindBidirectional(model.text());
        lifetime.atEnd(() -> input.textProperty().unbindBidirectional(model.text()));
        lifetime.watch(model.text(), now -> input.pseudoClassStateChanged(LONG, now.length() > LONG_TEXT));
        lifetime.watch(model.origin(), from -> origin.setText(from == null ? "" : texts.in(name(from))));
        lifetime.watch(model.origin(), from -> {
            origin.getStyleClass().removeAll("swiped", "typed", "edited");
            if (from != null) {
                origin.getStyleClass().add(from.name().toLowerCase(Locale.ROOT));
            }
        });
        lifetime.watch(model.remark(), now -> show(now, texts));
        lifetime.watch(input.focusedProperty(), new LeaveWatch(model)::focus);
    }

    private void show(FieldModel.Remark now, Texts texts) {
        Remarks.show(remark, now, texts);
        String sentence = remark.getText();
        input.pseudoClassStateChanged(FAULT, now.tone() == FieldModel.Remark.Tone.FAULT);
        input.setAccessibleHelp(sentence);
    }

    private static Text name(Origin origin) {
        return switch (Objects.requireNonNull(origin)) {
            case SWIPED -> Wording.of("origin.swiped");
            case TYPED -> Wording.of("origin.typed");
            case EDITED -> Wording.of("origin.edited");
        };
    }

    private static UnaryOperator<TextFormatter.Change> capitals() {
        return change -> {
            if (change.isContentChange()) {
                String typed = change.getText();
                String normal = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
                if (!normal.equals(typed) && normal.length() == typed.length()) {
                    change.setText(normal);
                }
            }
            return change;
        };
    }

    /// Tells the model when the focus goes away, but not when the screen begins without it.
    private static final class LeaveWatch {
        private final FieldModel model;
        private boolean had;

        LeaveWatch(FieldModel model) {
            this.model = model;
        }

        void focus(boolean focused) {
            if (had && !focused) {
                model.leave();
            }
            had = focused;
        }
    }
}
