package org.quickpermit.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.Fx;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.testing.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/// Fingers on the glass: staff choose a PIN and load the tray, then a traveller chooses a language, scans and takes.
class TouchTest {
    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();

    @Test
    @Timeout(120)
    void staff_set_the_kiosk_up_and_a_traveller_takes_a_permit() throws Exception {
        TestBureau bureau = new TestBureau();
        try (TestServer server = new TestServer(bureau);
                IppPrinterSimulator printer = IppPrinterSimulator.start();
                Pty line = Pty.open();
                KioskContext kiosk = KioskContext.open(KioskSettings
                        .standard(folder.resolve("data"), Optional.of(line.device()), printer.uri())
                        .withTicket(server.ticket(folder))
                        .withClock(TestBureau.CLOCK)
                        .withTimes(Timings.STANDARD, PrintTimes.STANDARD, Duration.ofMillis(100),
                                Duration.ofSeconds(2)))) {
            Stage stage = Fx.get(Stage::new);
            KioskWindow window = Fx.get(() -> new KioskWindow(stage, kiosk, new KioskWindow.Size(540, 960)));
            Fx.run(window::show);
            try {
                TestBureau.await("it is closed for want of a PIN and sheets", () -> kiosk.flow().state().setting()
                        .troubles().equals(Set.of(Trouble.NO_PIN, Trouble.TRAY_EMPTY)));
                appears("#screen-out-of-order");
                robot.clickOn("#staff");
                appears("#pin-enter");
                says("#pin-title", "請設定主控台密碼，六至十二位數字");
                type("739215");
                says("#pin-title", "請再輸入一次新密碼");
                type("739216");
                says("#pin-message", "兩次輸入不同，請重新設定");
                assertThat(kiosk.staff().pinIsSet()).isFalse();
                type("739215");
                type("739215");
                appears("#page-TRAY");
                robot.clickOn("#page-TRAY");
                appears("#tray-load");
                robot.clickOn("#tray-first").write("TW00000101");
                robot.clickOn("#tray-count").write("50");
                robot.clickOn("#tray-load");
                TestBureau.await("the tray is loaded", () -> kiosk.journal().tray().isPresent());
                robot.clickOn("#console-lock");
                TestBureau.await("it is ready", () -> kiosk.flow().state() instanceof Attract);

                appears("#screen-attract");
                robot.clickOn("#language-en");
                TestBureau.await("it speaks English",
                        () -> kiosk.flow().state().setting().language() == Language.EN);
                line.scan(server.known(TestBureau.permitId(21)));
                appears("#screen-take");
                assertThat(((Labeled) robot.lookup("#sentence").query()).getText())
                        .isEqualTo("Please take your entry permit");
                assertThat(((Labeled) robot.lookup("#initials").query()).getText()).isEqualTo("C. T. M.");
                robot.clickOn("#done");
                appears("#screen-attract");
                assertThat(robot.lookup("#initials").tryQuery()).isEmpty();
                assertThat(printer.sheetsOut()).isEqualTo(1);
            } finally {
                Fx.run(window::close);
            }
        }
    }

    private void type(String pin) {
        for (char digit : pin.toCharArray()) {
            robot.clickOn("#pin-" + digit);
        }
        robot.clickOn("#pin-enter");
    }

    private void says(String id, String words) throws Exception {
        TestBureau.await(id + " says " + words,
                () -> Fx.get(() -> ((Labeled) robot.lookup(id).query()).getText().equals(words)));
    }

    private void appears(String id) throws Exception {
        TestBureau.await(id, () -> Fx.get(() -> robot.lookup(id).tryQuery().isPresent()));
        Fx.run(() -> {});
    }
}
