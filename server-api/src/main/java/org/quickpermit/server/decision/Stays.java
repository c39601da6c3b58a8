package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        List<LocalDate> days = movements.stream().map(Movement::day).distinct().sorted().toList();
        List<Stay> closed = new ArrayList<>();
        LocalDate inside = null;
        for (LocalDate day : days) {
            Direction first = inside == null ? Direction.ENTRY : Direction.EXIT;
            List<Direction> ordered = movements.stream()
                    .filter(movement -> movement.day().equals(day))
                    .map(Movement::direction)
                    .sorted(Comparator.comparing(direction -> direction != first))
                    .toList();
            for (Direction direction : alternate(ordered, first)) {
                if (direction == Direction.ENTRY) {
                    inside = day;
                } else if (inside != null) {
                    closed.add(new Stay(inside, day));
                    inside = null;
                }
            }
        }
        return new Stays(closed, inside);
    }

    /// `first`, other, `first`, … as far as both last, then the rest.
    private static List<Direction> alternate(List<Direction> directions, Direction first) {
        List<Direction> firsts = new ArrayList<>(directions.stream().filter(each -> each == first).toList());
        List<Direction> others = new ArrayList<>(directions.stream().filter(each -> each != first).toList());
        List<Direction> result = new ArrayList<>();
        while (!firsts.isEmpty() || !others.isEmpty()) {
            if (!firsts.isEmpty()) {
                result.add(firsts.removeFirst());
            }
            if (!others.isEmpty()) {
                result.add(others.removeFirst());
            }
        }
        return result;
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
