package org.quickpermit.server.decision;

import java.util.List;

/// What one register had to say. A register that could not be asked is never taken for one without entries.
///
/// @param <E> what an entry of the register looks like
public sealed interface Finding<E> {
    /// The register was asked and holds nothing about this traveller.
    record Clear<E>() implements Finding<E> {}

    /// The register was asked and holds entries; whether they stand against the application is for the rules to say.
    ///
    /// @param evidence the entries, at least one
    record Hit<E>(List<E> evidence) implements Finding<E> {
        public Hit {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("a hit without evidence is a Clear");
            }
        }
    }

    /// The register could not be asked, was never loaded, or is older than its limit allows.
    ///
    /// @param reason for the operator's log, without personal data
    record Unavailable<E>(String reason) implements Finding<E> {}

    /// [Hit] when there are entries, else [Clear].
    static <E> Finding<E> of(List<E> entries) {
        return entries.isEmpty() ? new Clear<>() : new Hit<>(entries);
    }

    /// The entries; none when clear or unavailable.
    default List<E> entries() {
        return switch (this) {
            case Clear<E> _ -> List.of();
            case Hit<E>(List<E> evidence) -> evidence;
            case Unavailable<E> _ -> List.of();
        };
    }
}
