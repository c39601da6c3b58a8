package org.quickpermit.agency.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.wire.QuickPermitCase;

/// What the keys do while somebody is signed in.
///
/// @param work the workplace
/// @param page the page shown
/// @param go leads to a page
/// @param correct opens the form for a case
record Shortcuts(Workplace work, Page page, Consumer<Page> go, Consumer<QuickPermitCase> correct) {
    /// Does what a key stands for.
    ///
    /// @return whether it stands for anything here
    boolean press(KeyEvent event) {
        if (event.isShortcutDown()) {
            return withControl(event.getCode());
        }
        return switch (event.getCode()) {
            case F1 -> done(() -> go.accept(Page.HELP));
            case F2 -> done(this::newApplication);
            case F3 -> done(() -> go.accept(Page.CASES));
            case F7 -> done(() -> go.accept(Page.DEPOSIT));
            case F10 -> done(() -> go.accept(Page.MONTHS));
            case F9 -> page == Page.NEW_APPLICATION && done(work.application()::submit);
            case F4 -> act(OutcomeViewModel::preview);
            case F5 -> shown().map(decided -> done(() -> correct.accept(decided))).orElse(false);
            case ESCAPE -> escape();
            default -> false;
        };
    }

    private boolean withControl(KeyCode code) {
        return switch (code) {
            case P -> act(OutcomeViewModel::print);
            case S -> act(OutcomeViewModel::save);
            case D -> done(work.desk()::setAsideUnreadable);
            case K -> act(OutcomeViewModel::beginCancelling);
            case Q -> done(work::signOut);
            default -> false;
        };
    }

    /// From another page F2 only comes back to the form as it was left; on the form itself it begins the next one, but
    /// never throws away what was typed and not sent.
    private void newApplication() {
        if (page == Page.NEW_APPLICATION && !work.application().hasUnsentWork()) {
            work.application().next();
        }
        go.accept(Page.NEW_APPLICATION);
    }

    private boolean escape() {
        if (work.printing().preview().get() != null) {
            return done(work.printing()::closePreview);
        }
        Optional<OutcomeViewModel> outcome = TerminalWindow.outcomeOf(page, work);
        if (outcome.isPresent() && outcome.get().cancelling().get()) {
            return done(outcome.get()::stopCancelling);
        }
        return switch (page) {
            case NEW_APPLICATION -> done(work.application()::nextUnlessTyped);
            case CASES -> done(work.opened()::clear);
            case DEPOSIT, MONTHS, HELP -> done(() -> go.accept(Page.NEW_APPLICATION));
        };
    }

    private Optional<QuickPermitCase> shown() {
        return TerminalWindow.outcomeOf(page, work).flatMap(outcome -> outcome.correctable().or(() -> outcome.shown()
                .filter(decided -> decided.outcome() == QuickPermitCase.Outcome.REFUSED)));
    }

    private boolean act(Consumer<OutcomeViewModel> action) {
        return TerminalWindow.outcomeOf(page, work).map(outcome -> done(() -> action.accept(outcome))).orElse(false);
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }
}
