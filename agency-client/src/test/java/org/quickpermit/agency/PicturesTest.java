package org.quickpermit.agency;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;

import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.submissions.SubmissionStore;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Pictures of every screen for people to look at, in `target/pictures`; and the proof that every state can be reached,
/// fits and can be read: in both languages, at both sizes, in all colours and with large text.
class PicturesTest {
    private static final double READABLE = 4.5;
    private static final double HIGH = 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void draws_every_screen(Language language) {
        FakeServer server = new FakeServer(Screens.NOW);
        server.role(Role.AGENCY_MANAGER);
        MemoryStore store = new MemoryStore();
        try (Screens screens = new Screens(server, store, folder, language)) {
            take(screens, "01-sign-in");
            screens.signIn();
            take(screens, "02-ready");
            screens.swipe(Zones.CHAN);
            take(screens, "03-swiped");
            fill(screens, "陳大文", "A1234563");
            take(screens, "04-filled");
            submit(screens, "decision-headline", "print");
            take(screens, "05-approved");
            preview(screens);
            refusals(screens, server);
            faults(screens);
            longName(screens, server);
            lists(screens);
            unanswered(screens, server);
        }
        strips(server, store, language);
    }

    /// What is told above every page when something is wrong with this computer, all at once.
    private void strips(FakeServer server, MemoryStore store, Language language) {
        store.keepUnreadable(new SubmissionStore.Unreadable("old-1", Screens.NOW.minusSeconds(90_000)));
        store.keepUnreadable(new SubmissionStore.Unreadable("old-2", Screens.NOW));
        server.reachable(false);
        try (Screens screens = new Screens(server, store, folder, language)) {
            Screens.onScreen(() -> {
                screens.workplace().certificate().begin(() -> Optional.of(new Text(
                        "本機憑證將於 2026-12-02 到期，系統正自動換發；若持續顯示，請洽主管機關。",
                        "This device's certificate ends on 2026-12-02 and is being renewed by itself. If this stays, "
                                + "tell the bureau.")));
                return true;
            });
            screens.await("warning", () -> screens.workplace().certificate().warning().get() != null);
            take(screens, "18-strips-sign-in");
            server.reachable(true);
            screens.signIn();
            take(screens, "19-strips");
        }
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

    private static void preview(Screens screens) {
        screens.press(KeyCode.F4);
        screens.await("preview",
                () -> screens.window().scene().lookup("#preview-picture") instanceof javafx.scene.image.ImageView view
                        && view.getImage() != null);
        take(screens, "06-preview");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.ESCAPE);
    }

    private static void refusals(Screens screens, FakeServer server) {
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
        take(screens, "07-refused");
        server.refuseFor();
        screens.press(KeyCode.ESCAPE);
    }

    private static void faults(Screens screens) {
        screens.swipe(java.util.List.of(Zones.WONG.get(0), Zones.WONG.get(1).replace("K23456789", "K23456799")));
        take(screens, "08-zone-fault");
        screens.swipe(Zones.WONG);
        fill(screens, "王美X", "A123456(4)");
        set(screens, "given-names", "MEI L1NG");
        set(screens, "arrival", "2027-02-30");
        set(screens, "phone", "");
        set(screens, "email", "mei@");
        screens.press(KeyCode.F9);
        take(screens, "09-field-faults");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.ESCAPE);
    }

    private static void longName(Screens screens, FakeServer server) {
        screens.swipe(Zones.LONG);
        fill(screens, "歐陽㗎𠮩𠮶嘉欣", "12345678");
        take(screens, "10-long-name");
        submit(screens, "print");
        take(screens, "11-long-name-approved");
        screens.press(KeyCode.F5);
        screens.await("correcting", () -> screens.workplace().application().correcting().get() != null);
        take(screens, "12-correcting");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.ESCAPE);
        server.balance(1_400);
    }

    private static void lists(Screens screens) {
        screens.press(KeyCode.F3);
        screens.await("cases", () -> !screens.workplace().search().rows().isEmpty());
        Screens.onScreen(() -> {
            screens.workplace().opened().open(screens.workplace().search().rows().getFirst().caseNumber());
            return true;
        });
        screens.await("opened", () -> screens.workplace().opened().shown().isPresent());
        take(screens, "13-cases");
        Screens.onScreen(() -> {
            screens.workplace().opened().beginCancelling();
            return true;
        });
        take(screens, "14-cancelling");
        screens.press(KeyCode.ESCAPE);
        screens.press(KeyCode.F7);
        screens.await("statement", () -> screens.workplace().deposit().statement().get() != null);
        take(screens, "15-deposit");
        screens.press(KeyCode.F10);
        screens.await("month", () -> screens.workplace().months().statement().get() != null);
        take(screens, "20-months");
        screens.press(KeyCode.F1);
        take(screens, "16-help");
        screens.press(KeyCode.F2);
        screens.await("back", () -> screens.window().scene().lookup("#phone") != null);
    }

    private static void unanswered(Screens screens, FakeServer server) {
        screens.swipe(Zones.WONG);
        fill(screens, "王美玲", "C668668(9)");
        server.reachable(false);
        screens.press(KeyCode.F9);
        screens.await("no answer", () -> screens.window().scene().lookup("#ask-now") != null);
        take(screens, "17-unanswered");
        server.reachable(true);
    }

    /// Takes the picture of a state in light colours at both sizes, and in the other looks at the smaller size.
    private static void take(Screens screens, String name) {
        screens.settle();
        String base = screens.context().texts().language().get().name().toLowerCase(Locale.ROOT) + "-";
        draw(screens, 1366, 768, base + "1366-" + name);
        draw(screens, 1920, 1080, base + "1920-" + name);
        screens.look("LIGHT", 100);
        readable(screens, name, READABLE);
        screens.look("DARK", 100);
        draw(screens, 1366, 768, base + "dark-" + name);
        readable(screens, name, READABLE);
        screens.look("CONTRAST", 150);
        draw(screens, 1366, 768, base + "contrast-150-" + name);
        readable(screens, name, HIGH);
        screens.look("LIGHT", 125);
        draw(screens, 1366, 768, base + "125-" + name);
        screens.look("LIGHT", 100);
    }

    private static void draw(Screens screens, int width, int height, String name) {
        assertThat(screens.picture(width, height, name)).as(name).isEmpty();
    }

    private static void readable(Screens screens, String name, double least) {
        assertThat(Screens.onScreen(() -> Contrast.below(screens.window().scene().getRoot(), least)))
                .as(name).isEmpty();
    }
}
