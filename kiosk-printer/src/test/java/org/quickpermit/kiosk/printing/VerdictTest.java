package org.quickpermit.kiosk.printing;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.quickpermit.kiosk.printing.JobStatus.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a printer's answers prove.
class VerdictTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # job,       sheets, job reason,                 printer reason,          verdict
            PROCESSING,  0,      none,                       none,                    Working
            PROCESSING,  0,      none,                       media-empty-error,       NeedsHelp PAPER_OUT
            PROCESSING,  0,      none,                       media-empty-warning,     NeedsHelp PAPER_OUT
            PROCESSING,  0,      none,                       media-low-warning,       Working
            STOPPED,     0,      none,                       door-open,               NeedsHelp DOOR_OPEN
            PENDING,     -,      none,                       none,                    Working
            COMPLETED,   1,      job-completed-successfully, none,                    CONFIRMED SHEET_COUNTER
            COMPLETED,   1,      none,                       media-empty-error,       CONFIRMED SHEET_COUNTER
            COMPLETED,   1,      none,                       media-jam-error,         UNKNOWN NONE
            COMPLETED,   1,      none,                       door-open-report,        UNKNOWN NONE
            COMPLETED,   1,      job-completed-with-errors,  none,                    UNKNOWN NONE
            COMPLETED,   0,      none,                       none,                    Uncounted
            COMPLETED,   0,      none,                       media-jam-error,         UNKNOWN NONE
            COMPLETED,   2,      none,                       none,                    UNKNOWN NONE
            COMPLETED,   -,      none,                       none,                    Uncounted
            COMPLETED,   -,      none,                       media-jam,               UNKNOWN NONE
            ABORTED,     0,      aborted-by-system,          none,                    SPOILED PRINTER_REPORT
            ABORTED,     1,      aborted-by-system,          none,                    UNKNOWN NONE
            ABORTED,     -,      aborted-by-system,          none,                    UNKNOWN NONE
            CANCELED,    0,      job-canceled-by-user,       none,                    SPOILED PRINTER_REPORT
            CANCELED,    1,      job-canceled-by-user,       none,                    UNKNOWN NONE
            """)
    void answers_prove_what_the_table_says(State state, String sheets, String jobReason, String printerReason,
            String verdict) {
        OptionalInt count = sheets.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(sheets));
        PrinterStatus printer = new PrinterStatus(PrinterStatus.Condition.IDLE, true,
                PrinterFault.ofKeywords(Set.of(printerReason)), true, "");
        String found = switch (Verdict.of(new JobStatus(state, Set.of(jobReason), count), printer)) {
            case Verdict.Working() -> "Working";
            case Verdict.NeedsHelp(PrinterFault fault) -> "NeedsHelp " + fault;
            case Verdict.Uncounted() -> "Uncounted";
            case Verdict.Settled settled -> settled.result() + " " + settled.evidence();
        };
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void every_fault_has_a_keyword_that_leads_to_it() {
        Set<String> keywords = Set.of("media-empty", "media-low", "media-jam", "cover-open", "input-tray-missing",
                "toner-empty", "toner-low", "output-area-full", "paused", "shutdown", "fuser-over-temp-error");
        assertThat(PrinterFault.ofKeywords(keywords)).containsExactlyInAnyOrder(PrinterFault.values());
    }

    @Test
    void what_needs_nobody_is_no_fault() {
        assertThat(PrinterFault.ofKeyword("none")).isEqualTo(Optional.empty());
        assertThat(PrinterFault.ofKeyword("cups-waiting-for-job-completed")).isEmpty();
        assertThat(PrinterFault.ofKeyword("spool-area-full-report")).isEmpty();
    }

    @Test
    void a_printer_is_ready_only_when_nothing_stops_it() {
        for (PrinterFault fault : PrinterFault.values()) {
            PrinterStatus status = new PrinterStatus(PrinterStatus.Condition.IDLE, true, Set.of(fault), true, "");
            assertThat(status.ready()).as(fault.name()).isEqualTo(!fault.stops());
        }
        assertThat(Arrays.stream(PrinterStatus.Condition.values())
                .map(state -> new PrinterStatus(state, true, Set.of(), true, "").ready()))
                .containsExactly(true, true, false);
        assertThat(new PrinterStatus(PrinterStatus.Condition.IDLE, false, Set.of(), true, "").ready()).isFalse();
        assertThat(new PrinterStatus(PrinterStatus.Condition.IDLE, true, Set.of(), false, "").ready()).isFalse();
    }
}
