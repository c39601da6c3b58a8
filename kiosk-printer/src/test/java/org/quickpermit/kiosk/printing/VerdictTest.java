package org.quickpermit.kiosk.printing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
            # job,       sheets, job reason,                 faults now,              seen before,     verdict
            PROCESSING,  0,      none,                       none,                    none,            Working
            PROCESSING,  0,      none,                       media-empty-error,       none,            NeedsHelp PAPER_OUT
            PROCESSING,  0,      none,                       media-empty-warning,     none,            NeedsHelp PAPER_OUT
            PROCESSING,  0,      none,                       media-low-warning,       none,            Working
            PROCESSING,  0,      none,                       none,                    media-jam,       Working
            STOPPED,     0,      none,                       door-open,               none,            NeedsHelp DOOR_OPEN
            STOPPED,     0,      none,                       door-open media-jam,     none,            NeedsHelp JAM
            PENDING,     -,      none,                       none,                    none,            Working
            COMPLETED,   1,      job-completed-successfully, none,                    none,            CONFIRMED SHEET_COUNTER
            COMPLETED,   1,      none,                       media-empty-error,       none,            CONFIRMED SHEET_COUNTER
            COMPLETED,   1,      none,                       none,                    media-empty,     CONFIRMED SHEET_COUNTER
            COMPLETED,   1,      none,                       none,                    door-open,       Uncounted
            COMPLETED,   1,      none,                       none,                    media-jam,       UNKNOWN NONE
            COMPLETED,   1,      none,                       media-jam-error,         none,            UNKNOWN NONE
            COMPLETED,   1,      none,                       door-open-report,        none,            UNKNOWN NONE
            COMPLETED,   1,      job-completed-with-errors,  none,                    none,            UNKNOWN NONE
            COMPLETED,   0,      none,                       none,                    none,            Uncounted
            COMPLETED,   0,      none,                       media-jam-error,         none,            UNKNOWN NONE
            COMPLETED,   0,      none,                       none,                    media-jam,       UNKNOWN NONE
            COMPLETED,   2,      none,                       none,                    none,            UNKNOWN NONE
            COMPLETED,   -,      none,                       none,                    none,            Uncounted
            COMPLETED,   -,      none,                       media-jam,               none,            UNKNOWN NONE
            ABORTED,     0,      aborted-by-system,          none,                    none,            RETURNED PRINTER_REPORT
            ABORTED,     0,      aborted-by-system,          media-empty,             none,            RETURNED PRINTER_REPORT
            ABORTED,     0,      aborted-by-system,          media-jam-error,         none,            SPOILED JAM_REPORT
            ABORTED,     0,      aborted-by-system,          none,                    media-jam,       SPOILED JAM_REPORT
            ABORTED,     0,      aborted-by-system,          none,                    door-open,       SPOILED PRINTER_REPORT
            ABORTED,     0,      aborted-by-system,          fuser-over-temp-error,   none,            SPOILED PRINTER_REPORT
            ABORTED,     1,      aborted-by-system,          none,                    none,            UNKNOWN NONE
            ABORTED,     1,      aborted-by-system,          media-jam,               none,            UNKNOWN NONE
            ABORTED,     -,      aborted-by-system,          none,                    none,            UNKNOWN NONE
            CANCELED,    0,      job-canceled-by-user,       none,                    none,            RETURNED PRINTER_REPORT
            CANCELED,    1,      job-canceled-by-user,       none,                    none,            UNKNOWN NONE
            """)
    void answers_prove_what_the_table_says(State state, String sheets, String jobReason, String now, String before,
            String verdict) {
        OptionalInt count = sheets.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(sheets));
        Set<PrinterFault> faults = PrinterFault.ofKeywords(List.of(now.split(" ")));
        Set<PrinterFault> seen = EnumSet.noneOf(PrinterFault.class);
        seen.addAll(faults);
        seen.addAll(PrinterFault.ofKeywords(List.of(before)));
        JobStatus job = new JobStatus(state, Set.of(jobReason), count);
        Verdict judged = Verdict.of(job, faults, seen.stream().anyMatch(PrinterFault::castsDoubt),
                seen.contains(PrinterFault.JAM));
        String found = switch (judged) {
            case Verdict.Working() -> "Working";
            case Verdict.NeedsHelp(PrinterFault fault) -> "NeedsHelp " + fault;
            case Verdict.Uncounted() -> "Uncounted";
            case Verdict.Forgotten() -> "Forgotten";
            case Verdict.Settled settled -> settled.result() + " " + settled.evidence();
        };
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void every_fault_has_a_keyword_that_leads_to_it() {
        Set<String> keywords = Set.of("media-empty", "media-low", "media-jam", "cover-open", "input-tray-missing",
                "toner-empty", "toner-low", "output-area-full", "output-area-almost-full", "paused", "shutdown",
                "input-media-size-change", "opc-life-over", "opc-near-eol", "spooler-confused-error");
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
