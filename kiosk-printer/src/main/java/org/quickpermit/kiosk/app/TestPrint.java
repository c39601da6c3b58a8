package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.util.Optional;

import org.quickpermit.kiosk.issuing.Pace;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.screen.DeskAnswer.Failed;
import org.quickpermit.paper.Glyphs;
import org.quickpermit.paper.TestPageContent;
import org.quickpermit.paper.TestPagePaper;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.Text;

/// Prints the test page on a plain sheet.
final class TestPrint {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Devices devices;
    private final Pace pace;

    /// @param devices printer, profile and clock
    /// @param pace how it waits
    TestPrint(Devices devices, Pace pace) {
        this.devices = devices;
        this.pace = pace;
    }

    /// Prints the page and waits for its end; one that does not end is left to the next purge, since it must not come out
    /// later on a numbered sheet. Blocks for half a minute at most.
    DeskAnswer print() {
        PrinterQueue queue = devices.queue();
        try {
            byte[] page = page(queue.printer().status().model());
            queue.doubt();
            int job = queue.printer().createJob("test page");
            queue.printer().sendDocument(job, page);
            return await(job);
        } catch (PrinterException e) {
            return new Failed(e.isNoSuchQueue() ? "trouble.NO_SUCH_QUEUE" : "desk.test.refused");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("desk.test.broken");
        }
    }

    private DeskAnswer await(int job) throws PrinterException, InterruptedException {
        long end = pace.nanos() + PATIENCE.toNanos();
        while (pace.nanos() < end) {
            Optional<JobStatus> status = devices.queue().printer().job(job);
            if (status.isEmpty()) {
                return new Failed("desk.test.broken");
            }
            if (status.get().state().ended()) {
                return status.get().state() == JobStatus.State.COMPLETED
                        ? new DeskAnswer.Done()
                        : new Failed("desk.test.broken");
            }
            pace.pause(POLL);
        }
        return new Failed("desk.test.late");
    }

    private byte[] page(String printer) {
        Optional<KioskProfile> profile = devices.profile().get();
        Text station = profile.map(known -> known.station().name()).orElse(new Text("-", "-"));
        return TestPagePaper.pdf(new TestPageContent(shown(profile.map(KioskProfile::name).orElse("-")),
                new Text(shown(station.zh()), shown(station.en())), shown(printer), TestPageContent.PLAIN,
                devices.clock().instant()));
    }

    /// Names come from the server and from the printer: a letter no font has must not keep the page from being printed.
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .forEach(c -> shown.appendCodePoint(Glyphs.missing(Character.toString(c)).isEmpty() ? c : '?'));
        return shown.isEmpty() ? "-" : shown.toString();
    }
}
