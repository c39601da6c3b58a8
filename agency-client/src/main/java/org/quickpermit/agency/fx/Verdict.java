package org.quickpermit.agency.fx;

import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// What a check says about the text of a field.
public sealed interface Verdict {
    /// Nothing stands against it.
    ///
    /// @param note what was recognised, shown beside a tick; null for nothing to say
    record Good(@Nullable Text note) implements Verdict {}

    /// It may be submitted, but the clerk should know something.
    ///
    /// @param warning what
    record Doubtful(Text warning) implements Verdict {}

    /// Something is still missing; said when the clerk leaves the field or submits.
    ///
    /// @param fault what is missing
    record Incomplete(Text fault) implements Verdict {}

    /// Something is wrong; said at once.
    ///
    /// @param fault what is wrong and what to do, naming the character
    record Wrong(Text fault) implements Verdict {}

    /// A good text with nothing to say about it.
    static Verdict good() {
        return new Good(null);
    }

    /// True when the field may be submitted as it is.
    default boolean passes() {
        return switch (this) {
            case Good _,Doubtful _ -> true;
            case Incomplete _,Wrong _ -> false;
        };
    }
}
