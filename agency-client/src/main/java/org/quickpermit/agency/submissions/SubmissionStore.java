package org.quickpermit.agency.submissions;

import java.time.Instant;
import java.util.List;

/// Where submissions are kept until they are answered. Calls block; a call that returns has happened for good.
public interface SubmissionStore {
    /// Keeps a submission. When this returns, it survives a loss of power.
    ///
    /// @throws StoreException when it could not be kept; then it must not be sent
    void keep(Submission submission);

    /// Forgets a submission whose answer is known.
    void forget(String key);

    /// What is kept, oldest first. A submission that cannot be opened does not keep the others from being told.
    ///
    /// @throws StoreException when nothing at all can be read
    Kept kept();

    /// Sets aside what cannot be opened, because somebody has found out in another way what became of it. It stays in
    /// the store but is neither told nor asked again.
    void setAside(List<Unreadable> settled);

    /// What is kept.
    ///
    /// @param open what waits for its answer
    /// @param unreadable what waits too, but cannot be opened
    record Kept(List<Submission> open, List<Unreadable> unreadable) {
        public Kept {
            open = List.copyOf(open);
            unreadable = List.copyOf(unreadable);
        }
    }

    /// A submission that cannot be opened: sealed by a terminal that was enrolled before, damaged, or written by a newer
    /// version.
    ///
    /// @param key its idempotency key
    /// @param madeAt when it was made
    record Unreadable(String key, Instant madeAt) {}

    /// The store could not do it.
    final class StoreException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param message what failed, without personal data
        /// @param cause why
        public StoreException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
