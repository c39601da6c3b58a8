package org.quickpermit.kiosk.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.screen.DeskAnswer.Failed;
import org.quickpermit.kiosk.screen.KioskTexts;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// What staff ask for at the console, over real IPP and real HTTPS: what is done, and what is not, as a sentence that
/// exists in every language.
@Timeout(120)
class StaffDeskTest extends KioskTest {
    @Test
    void the_test_page_comes_out_with_kiosk_station_and_printer_and_takes_no_numbered_sheet() throws Exception {
        assertThat(kiosk.staff().testPage()).isEqualTo(new DeskAnswer.Done());
        assertThat(printer.sheetsOut()).isEqualTo(1);
        byte[] page = printer.printed().getFirst();
        assertThat(new String(page, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        try (var pdf = Loader.loadPDF(page)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Test page, void", "PLAIN",
                    kiosk.profile().orElseThrow().name());
        }
        assertThat(printer.lastJobTicket()).isEqualTo("12500x8800 none");
        assertThat(kiosk.journal().tray().orElseThrow().used()).isZero();
        await_troubles(Set.of());
    }

    @Test
    void a_test_page_that_cannot_be_printed_says_why() throws Exception {
        printer.accepting(false);
        assertThat(kiosk.staff().testPage()).isEqualTo(new Failed("desk.test.refused"));
        printer.accepting(true);
        printer.jamNext();
        assertThat(kiosk.staff().testPage()).isEqualTo(new Failed("desk.test.broken"));
        printer.clearJam();
        await_troubles(Set.of());
        printer.printingTime(Duration.ofSeconds(20));
        line.scan(server.known(TestBureau.permitId(31)));
        TestBureau.await("the document is at the printer", () -> printer.received().size() == 2);
        assertThat(kiosk.staff().testPage()).isEqualTo(new Failed("desk.test.busy"));
    }

    @Test
    void every_refusal_is_a_sentence_in_every_language() {
        assertThat(kiosk.staff().load("TW-1", 5)).isEqualTo(new Failed("desk.load", List.of("1", "5000")));
        assertThat(kiosk.staff().load("TW00000101", 0)).isEqualTo(new Failed("desk.load", List.of("1", "5000")));
        assertThat(kiosk.staff().trayChecked("TW00000999")).isEqualTo(new Failed("desk.top", List.of("TW00000999")));
        assertThat(kiosk.staff().settle("nothing", true)).isEqualTo(new Failed("desk.settled"));
        assertThat(kiosk.staff().reprint("staff.lin", "correct horse", "123456", TestBureau.permitId(1),
                ReprintReason.LOST)).isEqualTo(new Failed("desk.reprint.closed"));
        KioskTexts texts = new KioskTexts();
        for (Language language : Language.values()) {
            assertThat(texts.get(language, "desk.top", "TW00000999")).contains("TW00000999");
            for (String key : List.of("desk.load", "desk.settled", "desk.top.empty", "desk.reprint.closed",
                    "desk.reprint.role", "desk.test.busy", "desk.test.refused", "desk.test.broken", "desk.test.late")) {
                assertThat(texts.keys(language)).contains(key);
            }
        }
    }

    @Test
    void the_server_is_asked_in_the_language_of_the_screen() throws Exception {
        TestBureau.await("in the home language", () -> server.lastLanguage().equals("zh-Hant"));
        kiosk.flow().post(new StationEvent.LanguageChosen(Language.EN));
        TestBureau.await("in the traveller's", () -> server.lastLanguage().equals("en"));
    }

    @Test
    void a_printer_without_such_a_queue_is_no_cable_fault() throws Exception {
        printer.queueExists(false);
        await_troubles(Set.of(Trouble.NO_SUCH_QUEUE));
        assertThat(kiosk.staff().testPage()).isEqualTo(new Failed("trouble.NO_SUCH_QUEUE"));
        printer.queueExists(true);
        await_troubles(Set.of());
    }
}
