package org.quickpermit.agency;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;

import org.quickpermit.agency.fx.Language;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Pictures of every screen for people to look at, in `target/pictures`; and the proof that every state can be reached
/// and drawn in both languages at both sizes. (The headless platform's frame holds 1000 rows.)
class PicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ZH, 1366, 768", "EN, 1366, 768", "ZH, 1920, 996", "EN, 1920, 996"})
    void draws_every_screen(Language language, int width, int height) {
        FakeServer server = new FakeServer(Screens.NOW);
        try (Screens screens = new Screens(server, new MemoryStore(), folder, language)) {
            Screens.onScreen(() -> {
                screens.stage().setWidth(width);
                screens.stage().setHeight(height);
                return true;
            });
            String size = language.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
            take(screens, size, "01-sign-in");
            screens.signIn();
            take(screens, size, "02-ready");
            screens.swipe(Zones.CHAN);
            take(screens, size, "03-swiped");
            fill(screens, "陳大文", "A1234563");
            take(screens, size, "04-filled");
            submit(screens, "decision-headline", "print");
            take(screens, size, "05-approved");
            preview(screens, size);
            refusals(screens, server, size);
            faults(screens, size);
            longName(screens, server, size);
            lists(screens, size);
            unanswered(screens, server, size);
        }
        assertThat(PICTURES.resolve("zh-1366-05-approved.png").toFile().exists()
                || PICTURES.resolve("en-1366-05-approved.png").toFile().exists()).isTrue();
    }

    private static void fill(Screens screens, String chinese, String identity) {
        screens.await("focus on the Chinese name", () -> screens.window().scene().getFocusOwner() != null
                && "chinese-name".equals(screens.window().scene().getFocusOwner().getId()));
        screens.type(chinese);
        screens.press(KeyCode.TAB);
        screens.type(identity);
        set(screens, "arrival", "2026-12-01");
        set(screens, "phone", "+852 2345 6789");
        set(screens, "email", "taiman.chan@example.com");
    }

    private static void set(Screens screens, String id, String text) {
        Screens.onScreen(() -> {
            var field = (javafx.scene.control.TextField) screens.window().scene().lookup("#" + id);
            field.requestFocus();
            field.setText(text);
            return true;
        });
    }

    private static void submit(Screens screens, String... shown) {
        screens.press(KeyCode.F9);
        for (String id : shown) {
            screens.await(id, () -> screens.window().scene().lookup("#" + id) != null);
        }
        screens.await("decided", () -> screens.workplace().application().outcome().shown().isPresent());
    }

    private static void preview(Screens screens, String size) {
        screens.press(KeyCode.F4);
        screens.await("preview",
                () -> screens.window().scene().lookup("#preview-picture") instanceof javafx.scene.image.ImageView view
                        && view.getImage() != null);
        take(screens, size, "06-preview");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.ESCAPE);
    }

    private static void refusals(Screens screens, FakeServer server, String size) {
        server.refuseFor(new Ground("PASSPORT_EXPIRES_WITHIN_SIX_MONTHS", Ground.Advice.RULE,
                new Text("護照效期不足六個月，請更換護照後再申請",
                        "The passport has less than six months of validity left; renew it and apply again"),
                "/document/expiryDate"),
                new Ground("EARLIER_OVERSTAY", Ground.Advice.RULE, new Text(
                        "旅客於 2025-03-01 至 2025-04-02 在臺停留逾期 18 天，依規定自出境之日起一年內不得以網上快證申請，得自 2026-04-03 起重新申請",
                        "The traveller overstayed by 18 days in Taiwan from 2025-03-01 to 2025-04-02; under the rules no quick permit can be given within one year of departure, a new application is possible from 2026-04-03"),
                        null),
                new Ground("ORDINARY_CHANNEL", Ground.Advice.ORDINARY_CHANNEL,
                        new Text("本案請循一般書面程序申請", "Please apply by the ordinary written procedure"), null));
        screens.swipe(Zones.of("K34567890", "LEUNG", "KA FAI", LocalDate.of(2027, 2, 1)));
        fill(screens, "梁嘉輝", "G123456(A)");
        submit(screens, "decision-headline");
        take(screens, size, "07-refused");
        server.refuseFor();
        screens.press(KeyCode.ESCAPE);
    }

    private static void faults(Screens screens, String size) {
        screens.swipe(java.util.List.of(Zones.WONG.get(0), Zones.WONG.get(1).replace("K23456789", "K23456799")));
        take(screens, size, "08-zone-fault");
        screens.swipe(Zones.WONG);
        fill(screens, "王美X", "A123456(4)");
        set(screens, "given-names", "MEI L1NG");
        set(screens, "arrival", "2027-02-30");
        set(screens, "phone", "");
        set(screens, "email", "mei@");
        screens.press(KeyCode.F9);
        take(screens, size, "09-field-faults");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.ESCAPE);
    }

    private static void longName(Screens screens, FakeServer server, String size) {
        screens.swipe(Zones.LONG);
        fill(screens, "歐陽㗎𠮩𠮶嘉欣", "12345678");
        take(screens, size, "10-long-name");
        submit(screens, "print");
        take(screens, size, "11-long-name-approved");
        screens.press(KeyCode.F5);
        screens.await("correcting", () -> screens.workplace().application().correcting().get() != null);
        take(screens, size, "12-correcting");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.ESCAPE);
        server.balance(1_400);
    }

    private static void lists(Screens screens, String size) {
        screens.press(KeyCode.F3);
        screens.await("cases", () -> !screens.workplace().search().rows().isEmpty());
        Screens.onScreen(() -> {
            screens.workplace().opened().open(screens.workplace().search().rows().getFirst().caseNumber());
            return true;
        });
        screens.await("opened", () -> screens.workplace().opened().shown().isPresent());
        take(screens, size, "13-cases");
        Screens.onScreen(() -> {
            screens.workplace().opened().beginCancelling();
            return true;
        });
        take(screens, size, "14-cancelling");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.F7);
        screens.await("statement", () -> screens.workplace().deposit().statement().get() != null);
        take(screens, size, "15-deposit");
        screens.press(KeyCode.F1);
        take(screens, size, "16-help");
        screens.press(KeyCode.F2);
    }

    private static void unanswered(Screens screens, FakeServer server, String size) {
        screens.swipe(Zones.WONG);
        fill(screens, "王美玲", "C668668(9)");
        server.reachable(false);
        screens.press(KeyCode.F9);
        screens.await("no answer", () -> screens.window().scene().lookup("#ask-now") != null);
        take(screens, size, "17-unanswered");
        server.reachable(true);
    }

    private static void take(Screens screens, String size, String name) {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        BufferedImage picture = Screens.onScreen(() -> {
            screens.window().scene().getRoot().applyCss();
            screens.window().scene().getRoot().layout();
            WritableImage image = screens.window().scene().snapshot(null);
            return SwingFXUtils.fromFXImage(image, null);
        });
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(picture, "png", PICTURES.resolve(size + "-" + name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
