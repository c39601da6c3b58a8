package org.quickpermit.kiosk.printing;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The reasons of a printer's state that matter to a kiosk, told apart by what somebody has to do: RFC 8011 section 5.4.12
/// and the alerts of PWG 5100.9 that printers report by the same attribute. The suffixes `-error`, `-warning` and
/// `-report` are not trusted: printers differ in which one they give to an empty tray. Only for a keyword with no name
/// here does `-error` decide. The order is the order of urgency.
public enum PrinterFault {
    /** A sheet is jammed, or was not fed as it should. */
    JAM(Severity.DOUBT),
    /** A door, cover or interlock is open. */
    DOOR_OPEN(Severity.DOUBT),
    /** No paper, or paper is asked for by hand. */
    PAPER_OUT(Severity.STOPS),
    /** The tray holds paper of another size or kind. */
    WRONG_PAPER(Severity.STOPS),
    /** The input tray is missing or not pushed in. */
    TRAY_MISSING(Severity.STOPS),
    /** Toner, ink, ribbon or developer is used up, or the waste container is full. */
    TONER_OUT(Severity.DOUBT),
    /** The output is full or its tray missing. */
    OUTPUT_FULL(Severity.DOUBT),
    /** Somebody paused the printer. */
    PAUSED(Severity.STOPS),
    /** The printer is off, shutting down or cannot be reached by its own controller. */
    OFFLINE(Severity.DOUBT),
    /** A part is broken or worn out: service has to come. */
    BROKEN(Severity.DOUBT),
    /** Something the kiosk has no name for and the printer calls an error. */
    OTHER_ERROR(Severity.DOUBT),
    /** Paper is running low. */
    PAPER_LOW(Severity.NOTE),
    /** Toner, ink or ribbon runs low, or the waste container fills up. */
    TONER_LOW(Severity.NOTE),
    /** The output is almost full. */
    OUTPUT_ALMOST_FULL(Severity.NOTE),
    /** A part will soon be worn out. */
    WEAR(Severity.NOTE);

    private final Severity severity;

    PrinterFault(Severity severity) {
        this.severity = severity;
    }

    /// How bad it is.
    public Severity severity() {
        return severity;
    }

    /// True where no sheet can come out before somebody did something.
    public boolean stops() {
        return severity != Severity.NOTE;
    }

    /// True where the fault makes it doubtful that a sheet the printer counted came out whole. An empty tray does not:
    /// it is what the last sheet leaves behind.
    public boolean castsDoubt() {
        return severity == Severity.DOUBT;
    }

    /// True where somebody has to put a hand to the sheets, so that another one may lie on top afterwards.
    public boolean handled() {
        return switch (this) {
            case JAM, DOOR_OPEN, PAPER_OUT, WRONG_PAPER, TRAY_MISSING -> true;
            case TONER_OUT, OUTPUT_FULL, PAUSED, OFFLINE, BROKEN, OTHER_ERROR, PAPER_LOW, TONER_LOW,
                    OUTPUT_ALMOST_FULL, WEAR ->
                false;
        };
    }

    /// The fault a `printer-state-reasons` keyword stands for; empty for `none` and for what needs nobody.
    public static Optional<PrinterFault> ofKeyword(String keyword) {
        String text = keyword.toLowerCase(Locale.ROOT);
        String bare = text.replaceFirst("-(error|warning|report)$", "");
        return switch (bare) {
            case "media-jam", "media-path-jam", "media-path-input-jam", "media-path-output-jam",
                    "media-path-input-feed-error", "media-path-output-feed-error", "input-media-jam",
                    "input-media-tray-jam", "input-media-tray-feed-error", "output-media-jam", "output-media-tray-jam",
                    "output-media-tray-feed-error", "fuser-jam" ->
                Optional.of(JAM);
            case "door-open", "cover-open", "interlock-open", "input-cover-open", "output-cover-open" ->
                Optional.of(DOOR_OPEN);
            case "media-empty", "media-needed", "input-media-supply-empty", "media-path-input-empty",
                    "media-path-input-request", "input-manual-input-request" ->
                Optional.of(PAPER_OUT);
            case "input-media-size-change", "input-media-type-change", "input-media-color-change",
                    "input-media-weight-change", "input-media-form-parts-change", "input-cannot-feed-size-selected" ->
                Optional.of(WRONG_PAPER);
            case "input-tray-missing", "input-media-tray-missing", "input-tray-position-failure",
                    "media-path-media-tray-missing" ->
                Optional.of(TRAY_MISSING);
            case "toner-empty", "developer-empty", "marker-supply-empty", "marker-supply-missing", "marker-ink-empty",
                    "marker-toner-empty", "marker-ribbon-empty", "marker-toner-cartridge-missing",
                    "marker-waste-full" ->
                Optional.of(TONER_OUT);
            case "output-area-full", "output-tray-missing", "media-path-output-full", "media-path-media-tray-full" ->
                Optional.of(OUTPUT_FULL);
            case "paused", "moving-to-paused", "hold-new-jobs" -> Optional.of(PAUSED);
            case "shutdown", "connecting-to-device", "timed-out", "deactivated", "offline", "power-down" ->
                Optional.of(OFFLINE);
            case "fuser-over-temp", "fuser-under-temp", "opc-life-over", "input-pick-roller-failure",
                    "input-pick-roller-life-over", "input-pick-roller-missing", "input-media-tray-failure",
                    "input-tray-elevation-failure", "output-media-tray-failure", "media-path-failure",
                    "media-path-pick-roller-failure", "media-path-pick-roller-life-over",
                    "subunit-unrecoverable-failure" ->
                Optional.of(BROKEN);
            case "media-low", "input-media-supply-low" -> Optional.of(PAPER_LOW);
            case "toner-low", "developer-low", "marker-supply-low", "marker-ink-almost-empty",
                    "marker-toner-almost-empty", "marker-ribbon-almost-empty", "marker-waste-almost-full" ->
                Optional.of(TONER_LOW);
            case "output-area-almost-full", "media-path-media-tray-almost-full" -> Optional.of(OUTPUT_ALMOST_FULL);
            case "opc-near-eol", "input-pick-roller-life-warn", "media-path-pick-roller-life-warn" ->
                Optional.of(WEAR);
            default -> text.endsWith("-error") ? Optional.of(OTHER_ERROR) : Optional.empty();
        };
    }

    /// Of several faults the one that keeps sheets from coming out and that somebody should see to first: a jam before
    /// the door that was opened because of it. Empty when none of them stops the printer.
    public static Optional<PrinterFault> mostUrgent(Set<PrinterFault> faults) {
        return faults.stream().filter(PrinterFault::stops).min(Comparator.naturalOrder());
    }

    /// The faults of all keywords of one answer.
    public static Set<PrinterFault> ofKeywords(Iterable<String> keywords) {
        Set<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
        keywords.forEach(keyword -> ofKeyword(keyword).ifPresent(faults::add));
        return faults;
    }

    /// How bad a fault is.
    public enum Severity {
        /** The printer goes on; somebody should come some time. */
        NOTE,
        /** No sheet comes out before somebody did something; what came out before is whole. */
        STOPS,
        /** As before, and a sheet that was under way may be ruined, or may be another one than was meant. */
        DOUBT
    }
}
