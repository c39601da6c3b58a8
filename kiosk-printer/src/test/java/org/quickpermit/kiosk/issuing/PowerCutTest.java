package org.quickpermit.kiosk.issuing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.kiosk.app.SystemPace;
import org.quickpermit.kiosk.gateway.NoGateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLease;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The power fails at every single step of a print, once before the step takes effect and once after it did; the
/// journal is left as it is and opened again.
class PowerCutTest {
    private static final PermitId PERMIT = TestBureau.permitId(1);
    private static final PrintTimes TIMES = new PrintTimes(Duration.ofMillis(1), Duration.ofSeconds(1),
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothing_is_lost_and_nothing_printed_twice_wherever_the_power_fails(boolean afterTheEffect) throws Exception {
        List<PrintStep> ends = new ArrayList<>();
        boolean finished = false;
        for (int step = 1; !finished; step++) {
            assertThat(step).as("the print ends some time").isLessThan(50);
            Path file = folder.resolve("journal-" + afterTheEffect + "-" + step + ".db");
            World world = new World(step, afterTheEffect);
            Journal journal = Journal.open(file, TestBureau.CLOCK);
            journal.load("TW00000001", 10);
            finished = !cut(world, journal);
            ends.add(check_after_restart(file, world, finished, "cut at " + world.cutAt + " after=" + afterTheEffect));
            if (finished) {
                journal.close();
            }
        }
        assertThat(ends).contains(PrintStep.ASKED, PrintStep.RESERVED, PrintStep.SUBMITTED, PrintStep.CONFIRMED);
    }

    private boolean cut(World world, Journal journal) throws Exception {
        PrinterQueue queue = new PrinterQueue(world);
        queue.purge();
        PermitIssuer issuer = new PermitIssuer(journal, world, queue, () -> TestBureau.COUNTING, TIMES,
                SystemPace.surroundings(TestBureau.CLOCK));
        try {
            assertThat(issuer.issue(new Ask.FirstPrint("NIA1:TEST"), new Silent())).isEqualTo(new Issue.Issued());
            return false;
        } catch (PowerCut cut) {
            return true;
        }
    }

    private PrintStep check_after_restart(Path file, World world, boolean finished, String what) {
        try (Journal journal = Journal.open(file, TestBureau.CLOCK)) {
            PrintStep before = journal.search("", 1).stream().findFirst().map(PrintRecord::step)
                    .orElse(PrintStep.REFUSED);
            int handed = new Recovery(journal).handOver();
            List<PrintRecord> prints = journal.search("", 10);
            assertThat(world.documents).as(what).isLessThanOrEqualTo(1);
            if (prints.isEmpty()) {
                assertThat(world.leases).as(what).isZero();
                return before;
            }
            PrintRecord print = prints.getFirst();
            assertThat(prints).as(what).hasSize(1);
            if (finished) {
                assertThat(print.step()).isEqualTo(PrintStep.CONFIRMED);
                assertThat(journal.waiting()).hasSize(1);
            } else if (before == PrintStep.ASKED) {
                assertThat(world.documents).as(what).isZero();
                assertThat(print.step()).as(what).isEqualTo(PrintStep.ASKED);
                assertThat(new Recovery(journal).closeAsked(new World(0, false))).isTrue();
                assertThat(journal.open()).isEmpty();
                assertThat(journal.request(print.id())).as(what).isEmpty();
                assertThat(journal.waiting()).as(what).hasSize(1);
            } else {
                assertThat(handed).as(what).isEqualTo(1);
                assertThat(print.step()).as(what).isEqualTo(PrintStep.UNKNOWN);
                assertThat(journal.trayToCheck()).as(what).isTrue();
                assertThat(journal.waiting()).as(what).hasSize(1);
                assertThat(journal.tray().orElseThrow().top()).as(what).contains("TW00000002");
            }
            if (world.documents == 1) {
                assertThat(before).as(what).isIn(PrintStep.SUBMITTED, PrintStep.CONFIRMED);
            }
            return before;
        }
    }

    /// The power fails.
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Hears nothing.
    private static final class Silent implements Progress {
        @Override
        public void granted(String initials) {}

        @Override
        public void printing() {}

        @Override
        public void held(Trouble trouble) {}

        @Override
        public void sheetWanted() {}
    }

    /// Server and printer in one; the power fails at a given call.
    private static final class World extends NoGateway implements PermitPrinter {
        private final TestBureau bureau = new TestBureau();
        private final int cutStep;
        private final boolean after;
        private int calls;
        private int leases;
        private int documents;
        private String cutAt = "never";

        World(int cutStep, boolean after) {
            this.cutStep = cutStep;
            this.after = after;
        }

        private void before(String call) {
            calls++;
            if (!after && calls == cutStep) {
                cutAt = call;
                throw new PowerCut();
            }
        }

        private void after(String call) {
            if (after && calls == cutStep) {
                cutAt = call;
                throw new PowerCut();
            }
        }

        @Override
        public PrinterStatus status() {
            before("status");
            after("status");
            return new PrinterStatus(PrinterStatus.Condition.IDLE, true, Set.of(), true, "");
        }

        @Override
        public int createJob(String name) {
            before("createJob");
            after("createJob");
            return 7;
        }

        @Override
        public void sendDocument(int job, byte[] pdf) {
            before("sendDocument");
            documents++;
            after("sendDocument");
        }

        @Override
        public Optional<JobStatus> job(int job) {
            before("job");
            after("job");
            boolean done = calls > 6;
            return Optional.of(new JobStatus(done ? JobStatus.State.COMPLETED : JobStatus.State.PROCESSING, Set.of(),
                    OptionalInt.of(done ? 1 : 0)));
        }

        @Override
        public void cancel(int job) {
            throw new AssertionError("nothing is cancelled here");
        }

        @Override
        public int purge() {
            return 0;
        }

        @Override
        public Answer<PrintLease> lease(String key, String request) {
            before("lease");
            leases++;
            after("lease");
            return new Answer.Given<>(bureau.lease("lease-" + key, PERMIT, 1, "TW00000001"));
        }

        @Override
        public Answer<PrintLease> reprintLease(String session, String key, String request) {
            throw new AssertionError("no reprint here");
        }

        @Override
        public Answer<Done> report(String key, String leaseId, String outcome) {
            return new Answer.Given<>(Done.DONE);
        }
    }
}
