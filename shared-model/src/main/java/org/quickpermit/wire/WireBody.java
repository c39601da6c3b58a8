package org.quickpermit.wire;

import java.util.List;

/// What a [WireReader] makes of a body.
///
/// @param <T> the message
public sealed interface WireBody<T extends Record> {
    /// The body is a whole message: every component that may not be absent is there, every value has its type.
    ///
    /// @param message the message
    record Complete<T extends Record>(T message) implements WireBody<T> {}

    /// The body is not JSON, is more than one JSON value, repeats a field, or exceeds a limit of nesting or length.
    ///
    /// @param line line of the body, from 1
    /// @param column column, from 1
    /// @param text what is wrong and what to do
    record Malformed<T extends Record>(int line, int column, Text text) implements WireBody<T> {}

    /// The body is JSON but not such a message.
    ///
    /// @param faults what is wrong, in the order of the message, at least one and at most [WireReader#MAX_FAULTS]
    record Incomplete<T extends Record>(List<Fault> faults) implements WireBody<T> {
        public Incomplete {
            faults = List.copyOf(faults);
        }
    }

    /// One field at fault.
    ///
    /// @param pointer JSON pointer of the field (RFC 6901), empty for the whole body
    /// @param code stable code for machines
    /// @param text what is wrong and what to do; never quotes the value
    record Fault(String pointer, FaultCode code, Text text) {}

    /// What can be wrong with a field before its content is looked at.
    enum FaultCode {
        /** A field that may not be absent is absent or `null`. */
        MISSING,
        /** The message has no such field. */
        UNKNOWN_FIELD,
        /** A number where text belongs, text where a list belongs, and so on. */
        WRONG_TYPE,
        /** A number too large or too small for the field. */
        OUT_OF_RANGE,
        /** None of the values the field can have. */
        UNKNOWN_VALUE,
        /** Not a date of the calendar, or not written as one. */
        NOT_A_DATE,
        /** Not a moment, or not written as one. */
        NOT_A_MOMENT,
        /** Control characters, or halves of characters. */
        BROKEN_TEXT,
        /** A number such as a permit's or a case's whose form or check character is wrong. */
        MALFORMED_VALUE
    }
}
