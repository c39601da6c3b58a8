package org.quickpermit.kiosk.issuing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.testing.FailingDisk;
import org.quickpermit.kiosk.testing.PrintWorld;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Fails the n-th call to the journal's disk, for n = 1, 2, 3, … until a whole day of the kiosk (opening, a load, a print,
/// its report, a second start) runs through without reaching it: before the call has an effect and after it had one, for
/// sheets that come out, jam, never move, or of which nobody knows. After each failure the kiosk stops, the file is opened
/// again on a good disk, and everything must be accounted for.
class NthCallFailsTest {
    private static final PrintTimes TIMES = new PrintTimes(Duration.ofMillis(1), Duration.ofMillis(5),
            Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(5));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"CONFIRMED, false", "CONFIRMED, true", "SPOILED, false", "RETURNED, true", "UNKNOWN, true"})
    void nothing_is_lost_or_printed_twice_whichever_call_fails(Result end, boolean afterTheEffect) throws Exception {
        Set<PrintStep> found = EnumSet.noneOf(PrintStep.class);
        List<String> failures = new ArrayList<>();
        boolean reached = true;
        for (int n = 1; reached; n++) {
            assertThat(n).as("some day no call fails any more").isLessThan(2_000);
            FailingDisk disk = new FailingDisk(n, afterTheEffect);
            PrintWorld world = new PrintWorld(end);
            Path file = folder.resolve(end + "-" + n + ".db");
            reached = day(disk, world, file);
            failures.add(disk.failure());
            String what = "call " + n + ", " + disk.failure() + (afterTheEffect ? " after its effect" : "");
            assertThat(disk.commitsAfterFailure()).as(what).isZero();
            check(file, world, found, what);
        }
        assertThat(failures).as("the loop went through the journal").hasSizeGreaterThan(100)
                .contains("Connection.commit", "PreparedStatement.executeUpdate", "nothing");
        assertThat(found).contains(PrintStep.ASKED, PrintStep.RESERVED, PrintStep.SUBMITTED,
                PrintStep.valueOf(end.name()));
    }

    @Test
    void a_disk_that_loses_what_was_written_and_says_nothing_is_noticed_here() throws Exception {
        List<String> noticed = new ArrayList<>();
        boolean reached = true;
        for (int n = 1; reached; n++) {
            FailingDisk disk = FailingDisk.thatKeepsQuiet(n);
            PrintWorld world = new PrintWorld(Result.CONFIRMED);
            Path file = folder.resolve("quiet-" + n + ".db");
            reached = day(disk, world, file);
            try {
                check(file, world, EnumSet.noneOf(PrintStep.class), "call " + n);
            } catch (AssertionError lost) {
                noticed.add(String.valueOf(lost.getMessage()).replace('\n', ' '));
            }
        }
        assertThat(noticed).as("prints that were lost from the journal").hasSizeGreaterThan(20)
                .anyMatch(what -> what.contains("every lease is a print of the journal"));
    }

    /// Runs the kiosk on a disk that fails at some call.
    ///
    /// @return true when that call was reached
    private boolean day(FailingDisk disk, PrintWorld world, Path file) throws Exception {
        Journal journal;
        try {
            journal = Journal.over(disk.open(file), TestBureau.CLOCK);
        } catch (JournalException | SQLException e) {
            return true;
        }
        try {
            journal.load("TW00000001", 10);
            PrinterQueue queue = new PrinterQueue(world);
            queue.purge();
            new PermitIssuer(journal, world, queue, () -> TestBureau.COUNTING, TIMES, world.surroundings())
                    .issue(new Ask.FirstPrint("NIA1:TEST"), world);
            new ReportSender(journal, world).flush();
            return disk.failed();
        } catch (JournalException e) {
            int documents = world.documents();
            assertThatThrownBy(journal::tray).as("a failure is final").isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> journal.trayDoubtful("again")).isInstanceOf(JournalException.class);
            PrinterQueue queue = new PrinterQueue(world);
            queue.purge();
            assertThatThrownBy(() -> new PermitIssuer(journal, world, queue, () -> TestBureau.COUNTING, TIMES,
                    world.surroundings()).issue(new Ask.FirstPrint("NIA1:TEST"), world))
                    .as("the kiosk has stopped issuing").isInstanceOf(JournalException.class);
            assertThat(world.documents()).isEqualTo(documents);
            return true;
        } finally {
            journal.close();
        }
    }

    /// Starts again on a good disk.
    private static void check(Path file, PrintWorld world, Set<PrintStep> found, String what) throws Exception {
        try (Journal journal = Journal.open(file, TestBureau.CLOCK)) {
            journal.search("", 10).forEach(print -> found.add(print.step()));
            Recovery recovery = new Recovery(journal);
            recovery.handOver();
            assertThat(recovery.closeAsked(world)).as(what).isTrue();
            new PrinterQueue(world).purge();
            assertThat(journal.open()).as(what).isEmpty();
            List<PrintRecord> prints = journal.search("", 10);
            assertThat(world.documents()).as(what).isLessThanOrEqualTo(1);
            assertThat(world.leases().size()).as(what).isLessThanOrEqualTo(1);
            assertThat(prints).as("every lease is a print of the journal, " + what).hasSameSizeAs(world.leases());
            if (world.documents() == 1) {
                assertThat(prints).as(what).singleElement()
                        .satisfies(print -> assertThat(print.job()).as("no print without its job").isNotNull());
            }
            for (PrintRecord print : journal.unknown()) {
                assertThat(journal.trayToCheck()).as(what).isTrue();
                journal.outcome(print.id(), world.sheetsOut() == 1 ? Result.CONFIRMED : Result.SPOILED, Evidence.STAFF,
                        "looked");
            }
            assertThat(new ReportSender(journal, world).flush()).as(what).isTrue();
            assertThat(journal.waiting()).as(what).isEmpty();
            assertThat(journal.rejected()).as(what).isEmpty();
            world.settledLeases()
                    .forEach((lease, result) -> assertThat(result).as("the server knows the end of " + lease
                            + ", " + what).isNotEqualTo(Result.UNKNOWN));
            assertThat(world.settledLeases().keySet()).as(what).isEqualTo(world.leases());
            assertThat(world.settledLeases().values().stream().filter(Result.CONFIRMED::equals).count()).as(what)
                    .isEqualTo(world.sheetsOut());
            accountForTheTray(journal, world, what);
        }
    }

    /// Every sheet of the load is left, or used by a print that says what became of it.
    private static void accountForTheTray(Journal journal, PrintWorld world, String what) {
        if (journal.tray().isEmpty()) {
            assertThat(world.leases()).as(what).isEmpty();
            return;
        }
        long used = journal.search("", 10).stream().filter(print -> print.step() != PrintStep.RETURNED).count();
        assertThat((long) journal.tray().orElseThrow().used()).as(what).isEqualTo(used);
    }
}
