package org.quickpermit.kiosk.app;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;

import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.permit.PermitId;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// What goes wrong at the barcode reader, on a real pseudo-terminal: nobody is served half, and nobody twice.
@Timeout(120)
@Tag("QP-6")
class ScannerFaultsTest extends KioskTest {
    @Test
    void a_reader_pulled_out_closes_the_kiosk_and_plugged_in_again_opens_it() throws Exception {
        unplug();
        await_troubles(Set.of(Trouble.SCANNER_GONE));
        await_state(OutOfOrder.class);
        plugIn();
        await_troubles(Set.of());
        line.scan(server.known(TestBureau.permitId(30)));
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    @Test
    void a_reader_pulled_out_in_the_middle_of_a_code_leaves_nothing_behind() throws Exception {
        line.write("NIA1:ABCDEF".getBytes(StandardCharsets.US_ASCII));
        await_state(Reading.class);
        unplug();
        await_troubles(Set.of(Trouble.SCANNER_GONE));
        plugIn();
        await_troubles(Set.of());
        TestBureau.await("the half code is given up", () -> !(kiosk.flow().state() instanceof Reading));
        line.scan(server.known(TestBureau.permitId(31)));
        await_state(TakePermit.class);
        assertThat(kiosk.journal().search("", 10)).hasSize(1);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    @Test
    void two_codes_in_one_read_are_one_visit_and_the_first_is_served() throws Exception {
        PermitId first = TestBureau.permitId(32);
        String both = server.known(first) + "\r" + server.known(TestBureau.permitId(33)) + "\r";
        line.write(both.getBytes(StandardCharsets.US_ASCII));
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
        assertThat(kiosk.journal().search("", 10)).singleElement()
                .satisfies(print -> assertThat(print.permitId()).isEqualTo(first));
    }

    @Test
    void a_trigger_held_down_is_one_visit_however_long() throws Exception {
        String seal = server.known(TestBureau.permitId(34));
        for (int i = 0; i < 12; i++) {
            line.scan(seal);
            Thread.sleep(400);
        }
        assertThat(kiosk.journal().search("", 10)).hasSize(1);
        assertThat(printer.jobsOpened()).isEqualTo(1);
    }

    @Test
    void garbage_on_the_line_takes_nobody_anywhere_and_the_next_code_is_served() throws Exception {
        byte[] garbage = new byte[3_000];
        new Random(7).nextBytes(garbage);
        line.write(garbage);
        line.write(new byte[]{'\r'});
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.WRONG_CODE);
        TestBureau.await("the line is quiet", () -> kiosk.flow().state() instanceof Sorry);
        assertThat(kiosk.journal().search("", 10)).isEmpty();
        line.scan(server.known(TestBureau.permitId(35)));
        await_state(TakePermit.class);
    }

    @Test
    void half_a_code_is_asked_for_once_more() throws Exception {
        String seal = server.known(TestBureau.permitId(38));
        line.write(seal.substring(0, 40).getBytes(StandardCharsets.US_ASCII));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.READ_AGAIN);
        assertThat(kiosk.journal().search("", 10)).isEmpty();
        line.scan(seal);
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }
}
