package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.quickpermit.server.decision.Findings.Movement;
import org.quickpermit.server.decision.Findings.Movement.Direction;

import org.jspecify.annotations.Nullable;

/// A traveller's movements put together to stays.
///
/// The register knows days, not hours. On one day, whoever is inside leaves first and whoever is outside enters first.
/// An entry that follows an entry closes nothing: the earlier exit is missing from the register, its day is unknown, and
/// an unknown day is no evidence of an overstay.
record Stays(List<Stay> closed, @Nullable LocalDate openSince) {
    Stays {
        closed = List.copyOf(closed);
    }

    /// @param entry day of entry
    /// @param exit day of exit
    record Stay(LocalDate entry, LocalDate exit) {}

    static Stays of(List<Movement> movements) {
        SortedMap<LocalDate, int[]> counts = new TreeMap<>();
        for (Movement movement : movements) {
            counts.computeIfAbsent(movement.day(), _ -> new int[2])[movement.direction().ordinal()]++;
        }
        List<Stay> closed = new ArrayList<>();
        LocalDate inside = null;
        for (Map.Entry<LocalDate, int[]> one : counts.entrySet()) {
            LocalDate day = one.getKey();
            int entries = one.getValue()[Direction.ENTRY.ordinal()];
            int exits = one.getValue()[Direction.EXIT.ordinal()];
            // In and out by turns as far as both last, then the rest.
            boolean entryNext = inside == null;
            while (entries + exits > 0) {
                if (exits == 0 || entryNext && entries > 0) {
                    entries--;
                    inside = day;
                    entryNext = false;
                } else {
                    exits--;
                    if (inside != null) {
                        closed.add(new Stay(inside, day));
                    }
                    inside = null;
                    entryNext = true;
                }
            }
        }
        return new Stays(closed, inside);
    }

    Optional<LocalDate> open() {
        return Optional.ofNullable(openSince);
    }

    /// True when a stay went past its last day, the day of entry plus `stayDays`; an open one is measured by today.
    boolean anyPast(int stayDays, LocalDate today) {
        boolean closedPast = closed.stream().anyMatch(stay -> stay.exit().isAfter(stay.entry().plusDays(stayDays)));
        return closedPast || openSince != null && today.isAfter(openSince.plusDays(stayDays));
    }
}
