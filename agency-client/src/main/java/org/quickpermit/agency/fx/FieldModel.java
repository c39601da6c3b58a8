package org.quickpermit.agency.fx;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.quickpermit.traveller.Origin;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// One field of a form: its text, where the text came from, and what is to be said about it. Knows no screen.
public final class FieldModel {
    private final String id;
    private final Function<String, Verdict> check;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Origin> origin = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Remark> remark = new ReadOnlyObjectWrapper<>(Remark.NONE);
    private Verdict verdict = Verdict.good();
    private @Nullable Text refusal;
    private boolean left;
    private boolean filling;

    /// @param id id of the node that shows it, without `#`
    /// @param check judges a text; must be quick and free of side effects
    public FieldModel(String id, Function<String, Verdict> check) {
        this.id = id;
        this.check = check;
        text.subscribe((_, now) -> edited(now));
        judge();
    }

    /// Id of the node that shows it.
    public String id() {
        return id;
    }

    /// The text. Setting it counts as typing.
    public StringProperty text() {
        return text;
    }

    /// The text without blanks at its ends.
    public String value() {
        return text.get().strip();
    }

    /// Where the text came from, null while there is none.
    public ReadOnlyObjectProperty<@Nullable Origin> origin() {
        return origin.getReadOnlyProperty();
    }

    /// What is shown at the field.
    public ReadOnlyObjectProperty<Remark> remark() {
        return remark.getReadOnlyProperty();
    }

    /// True when it may be submitted as it is.
    public boolean passes() {
        return verdict.passes() && refusal == null;
    }

    /// Fills it by machine.
    ///
    /// @param value the text
    /// @param from where it came from; null for content that has no origin, as a suggestion
    public void fill(String value, @Nullable Origin from) {
        filling = true;
        try {
            text.set(value);
        } finally {
            filling = false;
        }
        origin.set(value.isEmpty() ? null : from);
        refusal = null;
        judge();
    }

    /// Empties it and forgets that it was ever visited.
    public void clear() {
        left = false;
        fill("", null);
    }

    /// The clerk has left the field: missing content is said from now on.
    public void leave() {
        left = true;
        judge();
    }

    /// Shows what the server said about it, until it is edited.
    public void refuse(Text fault) {
        refusal = fault;
        judge();
    }

    /// Judges the same text anew, because something its check looks at has changed.
    public void judge() {
        verdict = check.apply(text.get());
        remark.set(refusal != null ? new Remark(Remark.Tone.FAULT, refusal) : Remark.of(verdict, left));
    }

    private void edited(String now) {
        if (filling) {
            return;
        }
        refusal = null;
        Origin before = origin.get();
        if (now.isEmpty()) {
            // An emptied field that a reader had filled is an edit when it is filled again.
            origin.set(before == Origin.SWIPED || before == Origin.EDITED ? Origin.EDITED : null);
        } else {
            origin.set(before == Origin.SWIPED || before == Origin.EDITED ? Origin.EDITED : Origin.TYPED);
        }
        judge();
    }

    /// A sentence at the field.
    ///
    /// @param tone how it is meant
    /// @param text the sentence, null for none
    public record Remark(Tone tone, @Nullable Text text) {
        /// Nothing to say.
        public static final Remark NONE = new Remark(Tone.NONE, null);

        /// How a remark is meant.
        public enum Tone {
            NONE,
            GOOD,
            WARNING,
            FAULT
        }

        static Remark of(Verdict verdict, boolean left) {
            return switch (verdict) {
                case Verdict.Good(Text note) when note != null -> new Remark(Tone.GOOD, note);
                case Verdict.Good _ -> NONE;
                case Verdict.Doubtful(Text warning) -> new Remark(Tone.WARNING, warning);
                case Verdict.Wrong(Text fault) -> new Remark(Tone.FAULT, fault);
                case Verdict.Incomplete(Text fault) -> left ? new Remark(Tone.FAULT, fault) : NONE;
            };
        }
    }
}
