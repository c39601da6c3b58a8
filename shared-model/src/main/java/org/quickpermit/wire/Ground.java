package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// One reason of a refusal.
///
/// @param code stable code for machines, capitals and underscores, as `PASSPORT_EXPIRES_WITHIN_SIX_MONTHS`
/// @param advice which of the three safe classes it belongs to
/// @param text what to tell the traveller
/// @param field JSON pointer of the field it is about, where it is about one
public record Ground(String code, Advice advice, Text text, @Nullable String field) {
    /// The three classes of refusal. Everything that must not be told apart by the agency (deny list, control register)
    /// is [#ORDINARY_CHANNEL] with one and the same code and text.
    public enum Advice {
        /** The data do not fit together: swipe or type again. */
        DATA,
        /** A rule that may be shown stands against it. */
        RULE,
        /** No reason is given: apply by the ordinary written procedure. */
        ORDINARY_CHANNEL
    }
}
