package org.quickpermit.kiosk.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.testing.Remains;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.permit.PermitId;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// A traveller without the boarding confirmation, at a serial passport reader: the passport finds the permit.
@Timeout(120)
@Tag("QP-6")
class LostSlipTest extends KioskTest {
    private static final List<String> ZONE = Mrz.write(TestBureau.DOCUMENT, "", MrzFormat.TD3);

    @Test
    void the_passport_alone_prints_the_permit_and_leaves_nothing_behind() throws Exception {
        server.known(TestBureau.permitId(60));
        kiosk.flow().post(new StationEvent.SlipLost());
        await_state(LostSlip.class);
        passport(ZONE);
        TakePermit take = await_state(TakePermit.class);
        assertThat(take.initials()).isEqualTo("C. T. M.");
        assertThat(printer.sheetsOut()).isEqualTo(1);
        back();
        TestBureau.await("reported", () -> !server.outcomes().isEmpty());
        seen.clear();
        Remains.in(kiosk).of("K01234567", "CHAN", "TAI MAN", "陳大文", "C. T. M.").areNone();
        TestBureau.await("nothing of it on the disk", () -> !bytes_on_disk().contains("K01234567"));
        assertThat(bytes_on_disk()).contains("TW00000101").doesNotContain("1980-02-29");
    }

    @Test
    void a_number_typed_before_says_which_permit_is_meant_and_is_forgotten_with_its_use() throws Exception {
        PermitId other = TestBureau.permitId(61);
        PermitId meant = TestBureau.permitId(62);
        server.known(other);
        server.known(meant);
        kiosk.flow().post(new StationEvent.SlipLost());
        kiosk.flow().post(new StationEvent.NumberWanted());
        await_state(TypeNumber.class);
        kiosk.flow().post(new StationEvent.NumberTyped(meant));
        assertThat(await_state(LostSlip.class).numberTyped()).isTrue();
        passport(ZONE);
        await_state(TakePermit.class);
        assertThat(kiosk.journal().search("", 10)).singleElement()
                .satisfies(print -> assertThat(print.permitId()).isEqualTo(meant));
        back();
        Remains.in(kiosk).of(meant.value(), meant.humanNumber()).areNone();
    }

    @Test
    void a_number_typed_and_left_is_forgotten_with_the_screen() throws Exception {
        PermitId left = TestBureau.permitId(63);
        kiosk.flow().post(new StationEvent.SlipLost());
        kiosk.flow().post(new StationEvent.NumberWanted());
        kiosk.flow().post(new StationEvent.NumberTyped(left));
        await_state(LostSlip.class);
        TestBureau.await("the search sees it while it is there",
                () -> !Remains.in(kiosk).of(left.value()).found().isEmpty());
        back();
        Remains.in(kiosk).of(left.value()).areNone();
    }

    @Test
    void a_passport_without_a_permit_is_told_so_and_nothing_is_printed() throws Exception {
        server.known(TestBureau.permitId(64));
        TravelDocument stranger = new TravelDocument("P", "CHN", "K09999999", "CHN", "WONG", "SIU MING", false,
                LocalDate.of(1991, 1, 1), Sex.FEMALE, LocalDate.of(2031, 2, 28));
        passport(Mrz.write(stranger, "", MrzFormat.TD3));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.NO_PERMIT);
        assertThat(printer.jobsOpened()).isZero();
        assertThat(kiosk.journal().tray().orElseThrow().left()).isEqualTo(50);
        back();
        Remains.in(kiosk).of("K09999999", "WONG").areNone();
    }

    @Test
    void a_misread_passport_is_asked_for_once_more() throws Exception {
        server.known(TestBureau.permitId(65));
        kiosk.flow().post(new StationEvent.SlipLost());
        await_state(LostSlip.class);
        passport(List.of(ZONE.getFirst(), ZONE.get(1).replace("8002295", "8002296")));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.PASSPORT_MISREAD);
        kiosk.flow().post(new StationEvent.Dismissed());
        await_state(LostSlip.class);
        passport(ZONE);
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    @Test
    void half_a_passport_prints_nothing() throws Exception {
        server.known(TestBureau.permitId(66));
        kiosk.flow().post(new StationEvent.SlipLost());
        await_state(LostSlip.class);
        line.write((ZONE.getFirst() + "\r").getBytes(StandardCharsets.US_ASCII));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.PASSPORT_MISREAD);
        assertThat(printer.jobsOpened()).isZero();
    }

    private void passport(List<String> rows) throws Exception {
        line.write((String.join("\r", rows) + "\r").getBytes(StandardCharsets.US_ASCII));
    }

    private String bytes_on_disk() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all.toString();
    }
}
