package org.quickpermit.kiosk.issuing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.PrintOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A printing process is killed with SIGKILL again and again while it prints over real IPP. Afterwards every sheet the
/// printer put out belongs to exactly one print of the journal, and every job at the printer is known there.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kiosk.kill.rounds", 6);

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void no_sheet_is_unaccounted_for_after_kills() throws Exception {
        long seed = Long.getLong("kiosk.kill.seed", System.nanoTime());
        Random random = new Random(seed);
        Path file = folder.resolve("journal.db");
        try (IppPrinterSimulator printer = IppPrinterSimulator.start()) {
            printer.printingTime(Duration.ofMillis(15));
            try (Journal journal = Journal.open(file, TestBureau.CLOCK)) {
                journal.load("TW00000001", 5_000);
            }
            for (int round = 0; round < ROUNDS; round++) {
                killOnce(file, printer, round, random);
                check(file, printer, "seed " + seed + " round " + round);
            }
        }
    }

    private static void killOnce(Path file, IppPrinterSimulator printer, int round, Random random)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PrintingChild.class.getName(), file.toString(), printer.uri().toString(),
                Integer.toString(round * 100_000)).redirectErrorStream(true).start();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.equals("printing")) {
                said.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as(said.toString()).isEqualTo("printing");
            Thread.sleep(random.nextInt(300));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static void check(Path file, IppPrinterSimulator printer, String what) throws Exception {
        TestBureau.await("the printer is still", () -> printer.received().size() == printer.sheetsOut());
        try (Journal journal = Journal.open(file, TestBureau.CLOCK)) {
            new Recovery(journal).handOver();
            List<PrintRecord> prints = journal.search("", 1_000_000);
            assertThat(prints).as(what).extracting(PrintRecord::id).doesNotHaveDuplicates();
            long confirmed = prints.stream().filter(print -> print.step() == PrintStep.CONFIRMED).count();
            List<PrintRecord> unknown = journal.unknown();
            assertThat(unknown).as(what).hasSizeLessThanOrEqualTo(1);
            assertThat((long) printer.sheetsOut()).as(what).isBetween(confirmed, confirmed + unknown.size());
            assertThat(prints.stream().filter(print -> print.job() != null).map(PrintRecord::job)).as(what)
                    .doesNotHaveDuplicates();
            assertThat(prints.stream().filter(print -> print.step() != PrintStep.ASKED && print.leaseId() != null)
                    .map(PrintRecord::sheetNumber)).as(what).doesNotHaveDuplicates();
            for (PrintRecord print : unknown) {
                assertThat(journal.trayToCheck()).as(what).isTrue();
                boolean out = print.job() != null && printer.cameOut(print.job());
                journal.outcome(print.id(), out ? PrintOutcome.Result.CONFIRMED : PrintOutcome.Result.SPOILED,
                        PrintOutcome.Evidence.STAFF, "looked");
            }
            for (PrintRecord print : journal.open()) {
                journal.refused(print.id(), "ANSWER_LOST");
            }
            journal.trayChecked(journal.tray().orElseThrow().top().orElseThrow());
            List<PrintRecord> after = journal.search("", 1_000_000);
            assertThat(after.stream().filter(print -> print.step() == PrintStep.CONFIRMED).count()).as(what)
                    .isEqualTo(printer.sheetsOut());
        }
    }
}
