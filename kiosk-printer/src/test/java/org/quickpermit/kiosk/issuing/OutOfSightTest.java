package org.quickpermit.kiosk.issuing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.testing.PrintWorld;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// While the kiosk cannot see its printer, somebody may clear a jam, and the printer prints the page again on the next
/// sheet, which has another number. A counter that moved meanwhile does not show which sheet came out.
class OutOfSightTest {
    private static final PrintTimes TIMES = new PrintTimes(Duration.ofMillis(200), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofSeconds(45));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, CONFIRMED", "2, CONFIRMED", "8, UNKNOWN", "29, UNKNOWN", "31, UNKNOWN"})
    void a_sheet_that_came_out_of_sight_is_looked_at(int secondsSilent, PrintStep end) throws Exception {
        PrintWorld world = new PrintWorld(Result.CONFIRMED);
        try (Journal journal = Journal.open(folder.resolve("journal.db"), TestBureau.CLOCK)) {
            journal.load("TW00000001", 10);
            PrinterQueue queue = new PrinterQueue(new Unplugged(world, Duration.ofSeconds(secondsSilent)));
            queue.purge();
            new PermitIssuer(journal, world, queue, () -> TestBureau.COUNTING, TIMES, world.surroundings())
                    .issue(new Ask.FirstPrint("NIA1:TEST"), world);
            assertThat(journal.search("", 10)).singleElement()
                    .satisfies(print -> assertThat(print.step()).isEqualTo(end));
            assertThat(journal.trayToCheck()).isEqualTo(end == PrintStep.UNKNOWN);
            assertThat(queue.clean()).as("a queue in doubt is purged before the next print")
                    .isEqualTo(end == PrintStep.CONFIRMED);
        }
        assertThat(world.documents()).isEqualTo(1);
    }

    /// A printer whose cable is out for a while from the moment it has the document.
    private static final class Unplugged implements PermitPrinter {
        private final PrintWorld world;
        private final Duration length;
        private long until;

        Unplugged(PrintWorld world, Duration length) {
            this.world = world;
            this.length = length;
        }

        @Override
        public PrinterStatus status() throws PrinterException {
            reach();
            return world.status();
        }

        @Override
        public int createJob(String name) {
            return world.createJob(name);
        }

        @Override
        public void sendDocument(int job, byte[] pdf) throws PrinterException {
            world.sendDocument(job, pdf);
            until = world.nanos() + length.toNanos();
        }

        @Override
        public Optional<JobStatus> job(int job) throws PrinterException {
            reach();
            return world.job(job);
        }

        @Override
        public void cancel(int job) {
            world.cancel(job);
        }

        @Override
        public int purge() {
            return world.purge();
        }

        private void reach() throws PrinterException {
            if (world.nanos() < until) {
                throw new PrinterException("no answer", false);
            }
        }
    }
}
