package org.quickpermit.kiosk.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.quickpermit.kiosk.issuing.Pace;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PrinterException;

/// A page of the permit's size with a frame at its edges and the kiosk's name, written directly as PDF.
final class TestPage {
    private static final String WIDTH = "354.331";
    private static final String HEIGHT = "249.449";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private TestPage() {}

    /// Prints a page and waits for its end; one that does not end is left to the next purge, since it must not come out
    /// later on a numbered sheet.
    ///
    /// @return empty when the printer says that it is done, else the sentence to show
    static String print(PrinterQueue queue, byte[] page, Pace pace) {
        queue.doubt();
        try {
            int job = queue.printer().createJob("test page");
            queue.printer().sendDocument(job, page);
            long end = pace.nanos() + PATIENCE.toNanos();
            while (pace.nanos() < end) {
                Optional<JobStatus> status = queue.printer().job(job);
                if (status.isEmpty() || status.get().state().ended()) {
                    boolean good = status.isPresent() && status.get().state() == JobStatus.State.COMPLETED;
                    return good ? "" : "the printer broke the test page off";
                }
                pace.pause(POLL);
            }
            return "the test page did not come out and is cancelled: look at the printer";
        } catch (PrinterException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the kiosk is being closed";
        }
    }

    /// @param title first line, ASCII
    /// @param detail second line, ASCII
    static byte[] pdf(String title, String detail) {
        String content = "1 w 8.504 8.504 337.323 232.441 re S BT /F 18 Tf 24 200 Td (" + escaped(title) + ") Tj"
                + " /F 10 Tf 0 -24 Td (" + escaped(detail) + ") Tj"
                + " 0 -16 Td (The frame is 3 mm from every edge.) Tj ET";
        List<String> objects = List.of("<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + WIDTH + " " + HEIGHT
                        + "] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        write(out, "%PDF-1.4\n");
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.size());
            write(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int start = out.size();
        write(out, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(out, String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        write(out, "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String escaped(String text) {
        return text.replaceAll("[^ -~]", "?").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }
}
