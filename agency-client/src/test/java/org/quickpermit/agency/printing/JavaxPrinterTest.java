package org.quickpermit.agency.printing;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.Objects;
import javax.print.DocFlavor;
import javax.print.PrintServiceLookup;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.MediaSizeName;

import org.quickpermit.agency.printing.ConfirmationPrinter.PrintFault;
import org.quickpermit.paper.BoardingConfirmationContent;
import org.quickpermit.paper.BoardingConfirmationPaper;
import org.quickpermit.paper.PaperImages;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.WireSamples;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// The printing system of the machine, with printers registered in it by the test.
class JavaxPrinterTest {
    private static final byte[] PAPER = BoardingConfirmationPaper.pdf(BoardingConfirmationContent.of(
            WireSamples.message("quick-permit-case-approved", QuickPermitCase.class), Instant.EPOCH));
    private static final double MILLIMETRE = 72 / 25.4;

    private static final DocFlavor[] DRAWN = {DocFlavor.SERVICE_FORMATTED.PAGEABLE,
            DocFlavor.SERVICE_FORMATTED.PRINTABLE};

    private final JavaxPrinter printer = new JavaxPrinter();

    @Test
    void a_printer_that_takes_pdf_gets_the_paper_as_it_is_on_a4() throws Exception {
        FakePrinter device = registered("takes PDF", DocFlavor.BYTE_ARRAY.PDF);
        printer.print(PAPER, "takes PDF", "QP-26-000123-7");
        assertThat(printer.printers()).contains("takes PDF");
        assertThat(device.given()).singleElement().satisfies(job -> {
            assertThat((byte[]) job.data()).isEqualTo(PAPER);
            assertThat(job.wishes().containsValue(MediaSizeName.ISO_A4)).isTrue();
            assertThat(Objects.requireNonNull(job.wishes().get(JobName.class))).hasToString("QP-26-000123-7");
        });
    }

    @Test
    void any_other_printer_is_drawn_a_page_of_exactly_a4_at_its_true_size() throws Exception {
        FakePrinter device = registered("draws", DRAWN);
        printer.print(PAPER, "draws", "QP-26-000123-7");
        assertThat(device.given()).singleElement().satisfies(job -> {
            assertThat(job.wishes().containsValue(MediaSizeName.ISO_A4)).isTrue();
            assertThat(job.pages()).singleElement().satisfies(page -> {
                assertThat(page.getWidth()).isCloseTo(210 * MILLIMETRE, within(0.05));
                assertThat(page.getHeight()).isCloseTo(297 * MILLIMETRE, within(0.05));
                assertThat(page.getImageableX()).isZero();
                assertThat(page.getImageableWidth()).isCloseTo(page.getWidth(), within(0.01));
                assertThat(page.getImageableHeight()).isCloseTo(page.getHeight(), within(0.01));
            });
            assertThat(inkOf(job.pictures().getFirst())).isEqualTo(inkOf(PaperImages.render(PAPER, 72)));
        });
    }

    @Test
    void a_printer_that_refuses_is_told_with_its_own_words() {
        FakePrinter pdf = registered("refuses PDF", DocFlavor.BYTE_ARRAY.PDF);
        pdf.refuse("queue is not accepting jobs");
        assertThatThrownBy(() -> printer.print(PAPER, "refuses PDF", "QP-26-000123-7"))
                .isInstanceOf(PrintFault.class).hasMessageContaining("not accepting jobs").hasCauseInstanceOf(
                        javax.print.PrintException.class);
        FakePrinter drawing = registered("refuses pages", DRAWN);
        drawing.refuse("out of paper");
        assertThatThrownBy(() -> printer.print(PAPER, "refuses pages", "QP-26-000123-7"))
                .isInstanceOf(PrintFault.class).hasMessageContaining("out of paper");
    }

    @Test
    void a_paper_that_is_none_and_a_printer_that_is_gone_are_faults_too() {
        registered("draws too", DRAWN);
        assertThatThrownBy(() -> printer.print(new byte[]{1, 2, 3}, "draws too", "x"))
                .isInstanceOf(PrintFault.class);
        assertThatThrownBy(() -> printer.print(PAPER, "unplugged", "x"))
                .isInstanceOf(PrintFault.class).hasMessageContaining("unplugged");
    }

    private static FakePrinter registered(String name, DocFlavor... flavors) {
        FakePrinter made = new FakePrinter(name, flavors);
        assertThat(PrintServiceLookup.registerService(made)).isTrue();
        return made;
    }

    /// The box of all that is dark, with a point's tolerance: smoothing may differ, size and place may not.
    private static Box inkOf(BufferedImage image) {
        int left = image.getWidth();
        int right = 0;
        int top = image.getHeight();
        int bottom = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFF) < 160) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return new Box(left, top, right, bottom);
    }

    private record Box(int left, int top, int right, int bottom) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Box(int l, int t, int r, int b) && Math.abs(l - left) <= 1
                    && Math.abs(t - top) <= 1 && Math.abs(r - right) <= 1 && Math.abs(b - bottom) <= 1;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
