package org.quickpermit.kiosk.printing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

import org.quickpermit.kiosk.issuing.PrinterTroubles;
import org.quickpermit.kiosk.printing.internal.IppPrinter;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.TestBureau;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The IPP conversation, over HTTP with a printer that keeps to the protocol, and with ones that do not.
class IppPrinterTest {
    private static final byte[] PDF = "%PDF-1.4 test".getBytes(StandardCharsets.US_ASCII);

    private IppPrinterSimulator device;
    private IppPrinter printer;

    @BeforeEach
    void start() throws Exception {
        device = IppPrinterSimulator.start();
        printer = new IppPrinter(device.uri(), "quickpermit-test", Duration.ofMillis(800));
    }

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void status_tells_condition_faults_and_model() throws Exception {
        PrinterStatus calm = printer.status();
        assertThat(calm.ready()).isTrue();
        assertThat(calm.model()).isEqualTo("Simulated permit printer");
        device.outOfPaper();
        device.door(true);
        PrinterStatus troubled = printer.status();
        assertThat(troubled.faults()).containsExactlyInAnyOrder(PrinterFault.PAPER_OUT, PrinterFault.DOOR_OPEN);
        assertThat(troubled.condition()).isEqualTo(PrinterStatus.Condition.STOPPED);
        assertThat(troubled.ready()).isFalse();
    }

    @Test
    void a_server_without_such_a_queue_answers_and_is_told_from_one_that_does_not() throws Exception {
        device.queueExists(false);
        assertThatThrownBy(printer::status).isInstanceOfSatisfying(PrinterException.class, failure -> {
            assertThat(failure.isNoSuchQueue()).isTrue();
            assertThat(failure.answered()).isTrue();
            assertThat(PrinterTroubles.of(failure)).isEqualTo(Trouble.NO_SUCH_QUEUE);
        });
        device.close();
        assertThatThrownBy(printer::status).isInstanceOfSatisfying(PrinterException.class,
                failure -> assertThat(PrinterTroubles.of(failure)).isEqualTo(Trouble.PRINTER_GONE));
    }

    @Test
    void a_path_the_printer_does_not_serve_is_no_queue() throws Exception {
        IppPrinter other = new IppPrinter(device.uri().resolve("/printers/none"), "quickpermit-test",
                Duration.ofMillis(800));
        assertThatThrownBy(other::status).isInstanceOfSatisfying(PrinterException.class,
                failure -> assertThat(failure.isNoSuchQueue()).isTrue());
        other.close();
    }

    @Test
    void a_printer_whose_paper_is_of_another_size_is_unsuitable_and_one_that_names_it_turned_is_not()
            throws Exception {
        device.media(21_000, 29_700);
        assertThat(printer.status().suitable()).isFalse();
        device.media(8_800, 12_500);
        assertThat(printer.status().suitable()).isTrue();
        printer.createJob("permit");
        assertThat(device.lastJobTicket()).isEqualTo("8800x12500 none");
    }

    @Test
    void a_job_without_its_document_prints_nothing() throws Exception {
        int job = printer.createJob("permit");
        assertThat(job(job).state()).isEqualTo(JobStatus.State.PENDING);
        assertThat(device.sheetsOut()).isZero();
    }

    @Test
    void a_document_becomes_one_counted_sheet_byte_for_byte() throws Exception {
        int job = printer.createJob("permit");
        printer.sendDocument(job, PDF);
        TestBureau.await("completed", () -> ended(job));
        assertThat(job(job).state()).isEqualTo(JobStatus.State.COMPLETED);
        assertThat(job(job).sheets()).isEqualTo(OptionalInt.of(1));
        assertThat(device.printed()).containsExactly(PDF);
        assertThat(device.lastJobTicket()).isEqualTo("12500x8800 none");
    }

    @Test
    void a_second_document_for_the_same_job_is_refused() throws Exception {
        int job = printer.createJob("permit");
        printer.sendDocument(job, PDF);
        assertThatThrownBy(() -> printer.sendDocument(job, PDF))
                .isInstanceOfSatisfying(PrinterException.class, e -> assertThat(e.answered()).isTrue());
        TestBureau.await("completed", () -> ended(job));
        assertThat(device.sheetsOut()).isEqualTo(1);
    }

    @Test
    void cancelling_ends_a_waiting_job_without_a_sheet() throws Exception {
        device.outOfPaper();
        int job = printer.createJob("permit");
        printer.sendDocument(job, PDF);
        printer.cancel(job);
        device.refill();
        assertThat(job(job).state()).isEqualTo(JobStatus.State.CANCELED);
        assertThat(job(job).sheets()).isEqualTo(OptionalInt.of(0));
        assertThat(device.sheetsOut()).isZero();
    }

    @Test
    void purging_cancels_own_jobs_and_leaves_those_of_others() throws Exception {
        IppPrinter neighbour = new IppPrinter(device.uri(), "somebody-else", Duration.ofSeconds(2));
        int theirs = neighbour.createJob("theirs");
        int mine = printer.createJob("mine");
        assertThat(printer.purge()).isEqualTo(1);
        assertThat(job(mine).state()).isEqualTo(JobStatus.State.CANCELED);
        assertThat(job(theirs).state()).isEqualTo(JobStatus.State.PENDING);
        assertThat(printer.purge()).isZero();
    }

    @Test
    void an_unknown_job_and_a_refused_one_are_answers() throws Exception {
        assertThat(printer.job(4711)).isEmpty();
        device.accepting(false);
        assertThatThrownBy(() -> printer.createJob("permit"))
                .isInstanceOfSatisfying(PrinterException.class, e -> assertThat(e.answered()).isTrue());
    }

    @Test
    void a_silent_printer_and_one_that_is_off_are_no_answers() {
        device.silent(true);
        assertThatThrownBy(() -> printer.status())
                .isInstanceOfSatisfying(PrinterException.class, e -> assertThat(e.answered()).isFalse());
        device.silent(false);
        device.close();
        assertThatThrownBy(() -> printer.status())
                .isInstanceOfSatisfying(PrinterException.class, e -> assertThat(e.answered()).isFalse());
    }

    @Test
    void garbage_for_an_answer_is_an_error_and_never_a_crash() throws Exception {
        HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        liar.createContext("/", exchange -> {
            byte[] garbage = new byte[300];
            new java.util.Random(5).nextBytes(garbage);
            exchange.sendResponseHeaders(200, garbage.length);
            exchange.getResponseBody().write(garbage);
            exchange.close();
        });
        liar.start();
        try {
            IppPrinter fooled = new IppPrinter(
                    URI.create("ipp://127.0.0.1:" + liar.getAddress().getPort() + "/ipp"), "me",
                    Duration.ofSeconds(1));
            assertThatThrownBy(fooled::status).isInstanceOf(PrinterException.class);
        } finally {
            liar.stop(0);
        }
    }

    @Test
    void an_address_that_is_not_ipp_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> new IppPrinter(URI.create("http://localhost/"), "me", Duration.ofSeconds(1)))
                .hasMessageContaining("ipp://");
        assertThatThrownBy(() -> new IppPrinter(URI.create("ipp:///x"), "me", Duration.ofSeconds(1)))
                .hasMessageContaining("host");
    }

    private JobStatus job(int job) throws PrinterException {
        return printer.job(job).orElseThrow();
    }

    private boolean ended(int job) {
        try {
            return job(job).state().ended();
        } catch (PrinterException e) {
            return false;
        }
    }
}
