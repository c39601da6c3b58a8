package org.quickpermit.agency.submissions;

import java.util.List;

/// Where submissions are kept until they are answered. Calls block; a call that returns has happened for good.
public interface SubmissionStore {
    /// Keeps a submission. When this returns, it survives a loss of power.
    ///
    /// @throws StoreException when it could not be kept; then it must not be sent
    void keep(Submission submission);

    /// Forgets a submission whose answer is known.
    void forget(String key);

    /// What is kept, oldest first.
    List<Submission> open();

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
