package org.quickpermit.agency.submissions;

import java.util.Arrays;
import java.util.Objects;

/// A change about to be submitted.
///
/// @param kind what it does
/// @param path path of the API it is posted to
/// @param body the JSON it is posted with
/// @param traveller name to show to the clerk while there is no answer
/// @param documentNumber number of the travel document it is about
public record Draft(Kind kind, String path, Body body, String traveller, String documentNumber) {
    /// What a submission does.
    public enum Kind {
        APPLICATION,
        CORRECTION,
        CANCELLATION
    }

    @Override
    public String toString() {
        return "Draft[" + kind + "]";
    }

    /// Bytes with the equality of their content.
    public static final class Body {
        private final byte[] bytes;

        /// @param bytes the content, copied
        public Body(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        /// A copy of the content.
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Body body && Arrays.equals(bytes, body.bytes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(bytes));
        }
    }
}
