package org.quickpermit.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the rows of a machine-readable zone together as a reader sends them: each row for itself, or all of them in one.
/// Only the shape is looked at; whether the check digits are right is for whoever reads the zone. Not thread-safe.
public final class ZoneRows {
    private final List<String> rows = new ArrayList<>();

    /// Takes the next text.
    ///
    /// @param text what came between two delimiters
    /// @return the whole zone once its last row is there
    public Optional<List<String>> accept(String text) {
        List<String> parts = rows.isEmpty() ? glued(text) : List.of(text);
        for (String part : parts) {
            if (!row(part) || rows.isEmpty() && "PACIV".indexOf(part.charAt(0)) < 0
                    || !rows.isEmpty() && rows.getFirst().length() != part.length()) {
                rows.clear();
                return Optional.empty();
            }
            rows.add(part);
        }
        if (rows.size() < rowsOf(rows.getFirst().length())) {
            return Optional.empty();
        }
        List<String> zone = List.copyOf(rows);
        rows.clear();
        return Optional.of(zone);
    }

    /// True while rows are held that are no whole zone yet.
    public boolean pending() {
        return !rows.isEmpty();
    }

    /// Forgets what is held.
    public void clear() {
        rows.clear();
    }

    private static List<String> glued(String text) {
        return switch (text.length()) {
            case 88 -> List.of(text.substring(0, 44), text.substring(44));
            case 72 -> List.of(text.substring(0, 36), text.substring(36));
            case 90 -> List.of(text.substring(0, 30), text.substring(30, 60), text.substring(60));
            default -> List.of(text);
        };
    }

    private static int rowsOf(int length) {
        return length == 30 ? 3 : 2;
    }

    private static boolean row(String text) {
        if (text.length() != 30 && text.length() != 36 && text.length() != 44) {
            return false;
        }
        return text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '<');
    }
}
