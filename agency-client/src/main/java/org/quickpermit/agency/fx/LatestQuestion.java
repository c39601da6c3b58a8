package org.quickpermit.agency.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One place of a screen that is filled by asking in the background. Only what becomes of the latest question reaches
/// it: an answer or a failure that comes after another question was asked, or after [#forget()], is dropped. A failure
/// is always logged, also a dropped one. Used on the screen's thread only.
public final class LatestQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(LatestQuestion.class);

    private final Tasks tasks;
    private final String name;
    private long latest;
    private boolean open;

    /// @param tasks off-screen work
    /// @param name what is asked, for the log; no personal data
    public LatestQuestion(Tasks tasks, String name) {
        this.tasks = tasks;
        this.name = name;
    }

    /// Asks, and drops whatever was asked here before.
    ///
    /// @param question what to do off the screen; must not touch a property
    /// @param answered takes the answer while this is the latest question
    /// @param failed takes, while this is the latest question, what broke inside this program; it is logged already
    public <T> void ask(Callable<T> question, Consumer<? super T> answered,
            Consumer<? super Exception> failed) {
        long mine = ++latest;
        open = true;
        tasks.run(question, answer -> {
            if (mine == latest) {
                open = false;
                answered.accept(answer);
            }
        }, failure -> {
            LOG.error("{} failed inside the terminal", name, failure);
            if (mine == latest) {
                open = false;
                failed.accept(failure);
            }
        });
    }

    /// True while an answer is awaited.
    public boolean isOpen() {
        return open;
    }

    /// Nobody wants the answer any more.
    public void forget() {
        latest++;
        open = false;
    }
}
