package org.quickpermit.agency;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.agency.submissions.Submission;
import org.quickpermit.agency.submissions.SubmissionStore;

/// A [SubmissionStore] in memory, which outlives the terminal of a test as a disk does.
public final class MemoryStore implements SubmissionStore {
    private final List<Submission> kept = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private boolean full;

    /// Lets every further submission find a full disk.
    public synchronized void fill() {
        full = true;
    }

    @Override
    public synchronized void keep(Submission submission) {
        if (full) {
            throw new StoreException("disk full", new java.io.IOException("No space left on device"));
        }
        kept.add(submission);
    }

    @Override
    public synchronized void forget(String key) {
        kept.removeIf(one -> one.key().equals(key));
    }

    @Override
    public synchronized Kept kept() {
        return new Kept(kept, unreadable);
    }

    @Override
    public synchronized void setAside(List<Unreadable> settled) {
        unreadable.removeAll(settled);
    }

    /// Lets the store hold a submission that nobody can open.
    public synchronized void keepUnreadable(Unreadable one) {
        unreadable.add(one);
    }

    /// What is kept and can be opened.
    public synchronized List<Submission> open() {
        return List.copyOf(kept);
    }
}
