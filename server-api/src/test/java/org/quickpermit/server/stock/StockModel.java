package org.quickpermit.server.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.stock.SheetState;

import org.jspecify.annotations.Nullable;

/// What the books of a few sheets have to say, in plain lists.
final class StockModel {
    static final int FIRST = 101;
    static final int LAST = 160;

    /// One sheet.
    static final class Sheet {
        @Nullable
        SheetState state;
        @Nullable
        String station;
        @Nullable
        String kiosk;
        @Nullable
        String lease;

        boolean is(SheetState wanted, @Nullable String atStation, @Nullable String atKiosk) {
            return state == wanted && java.util.Objects.equals(station, atStation)
                    && java.util.Objects.equals(kiosk, atKiosk);
        }

        void put(SheetState next, @Nullable String atStation, @Nullable String atKiosk) {
            state = next;
            station = atStation;
            kiosk = atKiosk;
        }
    }

    final Map<Integer, Sheet> sheets = new TreeMap<>();
    final Set<String> shifts = new TreeSet<>();

    StockModel() {
        for (int serial = FIRST; serial <= LAST; serial++) {
            sheets.put(serial, new Sheet());
        }
    }

    static String number(int serial) {
        return "W%06d".formatted(serial);
    }

    List<Sheet> range(int first, int count) {
        List<Sheet> found = new ArrayList<>();
        for (int serial = first; serial < first + count; serial++) {
            found.add(sheets.getOrDefault(serial, new Sheet()));
        }
        return found;
    }

    /// True when all sheets of a range are at one and the same place.
    boolean together(int first, int count) {
        Sheet one = range(first, count).getFirst();
        return one.state != null
                && range(first, count).stream().allMatch(
                        sheet -> sheet.is(one.state, one.station, one.kiosk)
                                && (sheet.lease == null) == (one.lease == null));
    }

    long inTray(String kiosk, SheetState state) {
        return sheets.values().stream().filter(sheet -> sheet.state == state && kiosk.equals(sheet.kiosk)).count();
    }

    /// Numbers of the sheets in a tray, the lowest first.
    List<Integer> tray(String kiosk) {
        return sheets.entrySet().stream()
                .filter(sheet -> sheet.getValue().state == SheetState.TRAY && kiosk.equals(sheet.getValue().kiosk))
                .map(Map.Entry::getKey).toList();
    }

    /// Every sheet as the table of the server shows it.
    Set<String> lines() {
        Set<String> lines = new TreeSet<>();
        sheets.forEach((serial, sheet) -> {
            if (sheet.state != null) {
                lines.add(number(serial) + " " + sheet.state + " " + sheet.station + " " + sheet.kiosk + " "
                        + (sheet.lease != null));
            }
        });
        return lines;
    }
}
