package org.quickpermit.kiosk.scanner;

import java.util.List;

/// What one read of a barcode turned out to be.
public sealed interface Frame {
    /// A whole message of the right alphabet.
    ///
    /// @param text prefix and Base32 characters, without symbology identifier and delimiter; masked in [#toString()]
    record Message(String text) implements Frame {
        @Override
        public String toString() {
            return "Message[" + text.length() + " characters]";
        }
    }

    /// The machine-readable zone of a passport.
    ///
    /// @param rows its rows, as long as their format says, not yet checked; masked in [#toString()]
    record Zone(List<String> rows) implements Frame {
        public Zone {
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "Zone[" + rows.size() + " rows]";
        }
    }

    /// The bytes stopped before a delimiter came.
    ///
    /// @param bytes how many had come
    record Incomplete(int bytes) implements Frame {}

    /// A whole message that holds something no barcode of ours holds.
    ///
    /// @param bytes its length
    record Foreign(int bytes) implements Frame {}

    /// More than [FrameAssembler#MAX_BYTES] bytes without a delimiter; everything up to the next one is dropped.
    record Overflow() implements Frame {}
}
