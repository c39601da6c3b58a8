package org.quickpermit.agency.submissions;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One submission on its way, as screens watch it. Touched on the screen's thread only.
public final class Pending {
    private final Submission submission;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(new Progress.Keeping());
    private int attempts;
    private boolean asking;

    Pending(Submission submission) {
        this.submission = submission;
    }

    /// What is being submitted.
    public Submission submission() {
        return submission;
    }

    /// How far it has come.
    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    void is(Progress now) {
        progress.set(now);
    }

    /// Notes one more attempt; false when one is already under way.
    boolean begin() {
        if (asking || progress.get().isEnd()) {
            return false;
        }
        asking = true;
        attempts++;
        progress.set(new Progress.Asking(attempts));
        return true;
    }

    void ended() {
        asking = false;
    }

    int attempts() {
        return attempts;
    }
}
