package org.quickpermit.stock;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Where one blank sheet is. A sheet is in exactly one state, and one that is issued or spoiled stays so for good.
/// [#mayBecome(SheetState)] is the whole table: a pair that is not in it does not happen.
public enum SheetState {
    /** In the bureau's depot. */
    DEPOT,
    /** Handed over by the depot, not yet signed for by the station. */
    TRANSIT,
    /** In a station's safe. */
    STATION,
    /** In the tray of a kiosk. */
    TRAY,
    /** Taken for a permit that is being printed, or of which nobody knows yet whether it came out. */
    RESERVED,
    /** Printed: it names its permit and copy. */
    ISSUED,
    /** Ruined. */
    SPOILED,
    /** Declared missing. */
    MISSING;

    private static final Map<SheetState, Set<SheetState>> TABLE = Map.of(
            DEPOT, EnumSet.of(TRANSIT, MISSING),
            TRANSIT, EnumSet.of(STATION, DEPOT, MISSING),
            STATION, EnumSet.of(TRAY, TRANSIT, SPOILED, MISSING, ISSUED),
            TRAY, EnumSet.of(STATION, RESERVED, SPOILED, MISSING, ISSUED),
            RESERVED, EnumSet.of(TRAY, ISSUED, SPOILED, MISSING),
            // A report that comes late is a fact: the sheet was not missing at all.
            MISSING, EnumSet.of(DEPOT, TRAY, ISSUED, SPOILED));

    /// True when a sheet may go from this state to another.
    public boolean mayBecome(SheetState next) {
        return TABLE.getOrDefault(this, Set.of()).contains(next);
    }

    /// How the sheet counts in the books.
    public Account account() {
        return switch (this) {
            case DEPOT, TRANSIT, STATION, TRAY -> Account.UNUSED;
            case ISSUED -> Account.ISSUED;
            case SPOILED -> Account.SPOILED;
            case RESERVED, MISSING -> Account.UNACCOUNTED;
        };
    }

    /// How sheets count in the books; each sheet counts once.
    public enum Account {
        /** Printed and named by a permit. */
        ISSUED,
        /** Ruined, with a reason. */
        SPOILED,
        /** Blank, in somebody's charge. */
        UNUSED,
        /** Missing, being printed, or never received. */
        UNACCOUNTED
    }
}
