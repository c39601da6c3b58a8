package org.quickpermit.kiosk.printing;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The reasons of a printer's state that matter to a kiosk (RFC 8011 section 5.4.12 and the registered additions), told
/// apart by what somebody has to do. The suffixes `-error`, `-warning` and `-report` are not trusted: printers differ
/// in which one they give to an empty tray.
public enum PrinterFault {
    /** No paper. */
    PAPER_OUT(true, false),
    /** Paper is running low. */
    PAPER_LOW(false, false),
    /** A sheet is jammed. */
    JAM(true, true),
    /** A door, cover or interlock is open. */
    DOOR_OPEN(true, true),
    /** The input tray is missing. */
    TRAY_MISSING(true, false),
    /** Toner, ink or ribbon is used up. */
    TONER_OUT(true, true),
    /** Toner, ink or ribbon runs low. */
    TONER_LOW(false, false),
    /** The output is full or missing. */
    OUTPUT_FULL(true, true),
    /** Somebody paused the printer. */
    PAUSED(true, false),
    /** The printer is off, shutting down or cannot be reached by its own controller. */
    OFFLINE(true, true),
    /** Something the kiosk has no name for and the printer calls an error. */
    OTHER_ERROR(true, true);

    private final boolean stops;
    private final boolean castsDoubt;

    PrinterFault(boolean stops, boolean castsDoubt) {
        this.stops = stops;
        this.castsDoubt = castsDoubt;
    }

    /// True where no sheet can come out before somebody did something.
    public boolean stops() {
        return stops;
    }

    /// True where the fault makes it doubtful that a sheet the printer counted came out whole. An empty tray does not:
    /// it is what the last sheet leaves behind.
    public boolean castsDoubt() {
        return castsDoubt;
    }

    /// True where somebody has to put a hand to the sheets, so that another one may lie on top afterwards.
    public boolean handled() {
        return switch (this) {
            case PAPER_OUT, TRAY_MISSING, JAM, DOOR_OPEN -> true;
            case PAPER_LOW, TONER_OUT, TONER_LOW, OUTPUT_FULL, PAUSED, OFFLINE, OTHER_ERROR -> false;
        };
    }

    /// The fault a `printer-state-reasons` keyword stands for; empty for `none` and for what needs nobody.
    public static Optional<PrinterFault> ofKeyword(String keyword) {
        String text = keyword.toLowerCase(Locale.ROOT);
        String bare = text.replaceFirst("-(error|warning|report)$", "");
        return switch (bare) {
            case "media-empty", "media-needed", "input-media-supply-empty" -> Optional.of(PAPER_OUT);
            case "media-low", "input-media-supply-low" -> Optional.of(PAPER_LOW);
            case "media-jam", "input-media-jam", "media-path-jam", "output-media-jam", "fuser-jam" -> Optional.of(JAM);
            case "door-open", "cover-open", "interlock-open", "input-cover-open" -> Optional.of(DOOR_OPEN);
            case "input-tray-missing", "input-media-tray-missing" -> Optional.of(TRAY_MISSING);
            case "toner-empty", "marker-supply-empty", "marker-supply-missing", "marker-waste-full" ->
                Optional.of(TONER_OUT);
            case "toner-low", "marker-supply-low", "marker-waste-almost-full" -> Optional.of(TONER_LOW);
            case "output-area-full", "output-tray-missing" -> Optional.of(OUTPUT_FULL);
            case "paused", "moving-to-paused" -> Optional.of(PAUSED);
            case "shutdown", "connecting-to-device", "timed-out", "deactivated", "offline" -> Optional.of(OFFLINE);
            default -> text.endsWith("-error") ? Optional.of(OTHER_ERROR) : Optional.empty();
        };
    }

    /// Of several faults the one that keeps sheets from coming out and that somebody should see to first: a jam before
    /// the door that was opened because of it. Empty when none of them stops the printer.
    public static Optional<PrinterFault> mostUrgent(Set<PrinterFault> faults) {
        return faults.contains(JAM)
                ? Optional.of(JAM)
                : faults.stream().filter(PrinterFault::stops).min(Comparator.naturalOrder());
    }

    /// The faults of all keywords of one answer.
    public static Set<PrinterFault> ofKeywords(Iterable<String> keywords) {
        Set<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
        keywords.forEach(keyword -> ofKeyword(keyword).ifPresent(faults::add));
        return faults;
    }
}
