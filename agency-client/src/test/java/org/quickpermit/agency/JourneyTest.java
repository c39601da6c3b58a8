package org.quickpermit.agency;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;

import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.outcome.Outcome;
import org.quickpermit.agency.printing.PrintingViewModel;
import org.quickpermit.wire.QuickPermitCase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// The clerk's work at the window itself, by keyboard alone.
class JourneyTest {
    @TempDir
    Path folder;
    private final FakeServer server = new FakeServer(Screens.NOW);
    private final MemoryStore store = new MemoryStore();

    @Test
    void a_robot_at_the_keyboard_goes_from_sign_in_to_the_printed_confirmation_and_the_next_traveller() {
        try (Screens screens = open()) {
            FxRobot robot = new FxRobot();
            screens.await("sign-in", () -> NodeIds.LOGIN.equals(focus(screens)));
            robot.write("chan.siuling").type(KeyCode.TAB).write(FakeServer.PASSWORD).type(KeyCode.TAB)
                    .write(FakeServer.TOKEN).type(KeyCode.ENTER);
            screens.await("form", () -> NodeIds.MRZ_FIELD.equals(focus(screens)));
            robot.write(String.join("", Zones.CHAN));
            screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
            screens.pass(Duration.ofSeconds(1));
            robot.write("陳大文").type(KeyCode.ENTER).write("a1234563");
            for (int i = 0; i < 7; i++) {
                robot.type(KeyCode.ENTER);
            }
            assertThat(screens.focused()).isEqualTo(NodeIds.ARRIVAL);
            robot.write("20261201").type(KeyCode.TAB).write("+852 2345 6789").type(KeyCode.F9);
            screens.await("approved", () -> NodeIds.PRINT.equals(focus(screens)));
            assertThat(screens.text(NodeIds.DECISION_HEADLINE)).isEqualTo("✓ 核准");
            assertThat(screens.text(NodeIds.BALANCE)).isEqualTo("預付金 NT$84,000");
            robot.type(KeyCode.ENTER);
            screens.await("printed", () -> screens.workplace().printing().state()
                    .get() instanceof PrintingViewModel.State.HandedOver);
            assertThat(screens.printer().printed()).hasSize(1);
            robot.type(KeyCode.ESCAPE);
            screens.await("next", () -> NodeIds.MRZ_FIELD.equals(focus(screens)));
            assertThat(screens.text(NodeIds.SURNAME)).isEmpty();
            QuickPermitCase made = server.cases().getFirst();
            assertThat(made.application().identityNumber()).isEqualTo("A123456(3)");
        }
    }

    @Test
    void changing_the_language_loses_nothing_and_keeps_the_caret() {
        try (Screens screens = open()) {
            screens.signIn();
            screens.swipe(Zones.CHAN);
            screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
            screens.type("陳大");
            screens.press(KeyCode.F8);
            assertThat(screens.text("chinese-name")).isEqualTo("陳大");
            assertThat(screens.text("surname")).isEqualTo("CHAN");
            assertThat(screens.text("surname-origin")).isEqualTo("swiped");
            assertThat(screens.text(NodeIds.SUBMIT)).startsWith("Submit");
            assertThat(screens.focused()).isEqualTo(NodeIds.CHINESE_NAME);
            screens.type("文");
            assertThat(screens.text("chinese-name")).isEqualTo("陳大文");
            screens.press(KeyCode.F8);
            assertThat(screens.text("surname-origin")).isEqualTo("刷卡");
        }
    }

    @Test
    void what_the_server_found_wrong_changes_its_language_with_the_screen() {
        try (Screens screens = open()) {
            screens.signIn();
            fill(screens);
            server.mishap(FakeServer.Mishap.INVALID_FIELD);
            screens.press(KeyCode.F9);
            screens.await("refused", () -> screens.workplace().application().outcome().outcome()
                    .get() instanceof Outcome.Denied);
            assertThat(screens.text("chinese-name-remark")).isEqualTo("✕ 中文姓名過長");
            screens.press(KeyCode.F8);
            assertThat(screens.text("chinese-name-remark")).isEqualTo("✕ The Chinese name is too long");
            assertThat(screens.shown(NodeIds.DECISION_PANE)).contains("Correct the fields named below and send again.",
                    "✕ The Chinese name is too long").noneMatch(text -> text.contains("請依各欄位"));
        }
    }

    @Test
    void a_wrong_field_says_which_character_and_takes_the_focus() {
        try (Screens screens = open()) {
            screens.signIn();
            screens.swipe(Zones.CHAN);
            screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
            screens.type("陳X");
            assertThat(screens.text("chinese-name-remark")).isEqualTo("✕ 第 2 字「X」不是中文字");
            screens.press(KeyCode.F9);
            screens.await("focus on the fault", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
            assertThat(screens.text(NodeIds.FORM_MESSAGE)).contains("4");
            assertThat(screens.text("identity-number-remark")).isEqualTo("✕ 請輸入身分證號碼");
            assertThat(server.keysAsked()).isEmpty();
        }
    }

    @Test
    void the_row_end_a_reader_sends_after_the_zone_does_not_move_the_clerk_on() {
        try (Screens screens = open()) {
            screens.signIn();
            screens.await("form", () -> NodeIds.MRZ_FIELD.equals(focus(screens)));
            FxRobot robot = new FxRobot();
            robot.write(String.join("", Zones.CHAN));
            screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
            robot.type(KeyCode.ENTER).type(KeyCode.TAB);
            assertThat(screens.focused()).isEqualTo(NodeIds.CHINESE_NAME);
            screens.pass(Duration.ofSeconds(1));
            robot.type(KeyCode.ENTER);
            assertThat(screens.focused()).isEqualTo(NodeIds.IDENTITY_NUMBER);
        }
    }

    @ParameterizedTest
    @EnumSource(value = KeyCode.class, names = {"F1", "F3", "F7"})
    void coming_back_from_another_page_goes_on_at_the_same_character(KeyCode away) {
        try (Screens screens = open()) {
            screens.signIn();
            screens.swipe(Zones.CHAN);
            screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
            screens.press(KeyCode.TAB);
            screens.type("A13456");
            Screens.onScreen(() -> {
                ((TextField) screens.window().scene().getFocusOwner()).positionCaret(2);
                return true;
            });
            screens.press(away);
            screens.await("away", () -> screens.window().scene().lookup("#" + NodeIds.MRZ_FIELD) == null);
            screens.press(KeyCode.F2);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(screens.focused()).isEqualTo(NodeIds.IDENTITY_NUMBER);
            screens.type("2");
            assertThat(screens.text(NodeIds.IDENTITY_NUMBER)).isEqualTo("A123456");
        }
    }

    @Test
    void only_what_is_taken_from_a_document_says_where_it_came_from() {
        try (Screens screens = open()) {
            screens.await("sign-in", () -> NodeIds.LOGIN.equals(focus(screens)));
            screens.type("chan");
            assertThat(screens.shows("login-origin")).isFalse();
        }
        try (Screens screens = open()) {
            screens.signIn();
            fill(screens);
            assertThat(screens.shows("surname-origin")).isTrue();
            assertThat(screens.shows("phone-origin")).isFalse();
        }
    }

    @Test
    void the_zone_takes_nothing_from_an_input_method() {
        try (Screens screens = open()) {
            screens.signIn();
            screens.await("form", () -> NodeIds.MRZ_FIELD.equals(focus(screens)));
            var field = screens.node(NodeIds.MRZ_FIELD);
            assertThat(field.getInputMethodRequests()).isNull();
            Screens.onScreen(() -> {
                field.fireEvent(new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                        java.util.List.of(), "陳大文", 3));
                return true;
            });
            assertThat(screens.workplace().application().mrz().isEmpty()).isTrue();
            screens.swipe(Zones.CHAN);
            screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
        }
    }

    @Test
    void a_restarted_terminal_shows_what_waits_and_settles_it_after_sign_in() {
        try (Screens screens = open()) {
            screens.signIn();
            fill(screens);
            server.mishap(FakeServer.Mishap.ANSWER_LOST, FakeServer.Mishap.NOT_REACHED,
                    FakeServer.Mishap.NOT_REACHED, FakeServer.Mishap.NOT_REACHED);
            screens.press(KeyCode.F9);
            screens.await("no answer", () -> screens.workplace().application().outcome().outcome()
                    .get() instanceof Outcome.Underway && screens.window().scene().lookup("#ask-now") != null);
            assertThat(screens.text(NodeIds.DECISION_HEADLINE)).contains("尚未獲得回覆");
        }
        server.reachable(true);
        assertThat(store.open()).hasSize(1);
        try (Screens again = open()) {
            again.await("waits", () -> again.workplace().desk().pending().size() == 1);
            assertThat(again.text(NodeIds.PENDING_STRIP)).contains("CHAN, TAI MAN");
            again.signIn();
            again.await("settled", () -> again.workplace().desk().pending().isEmpty());
            assertThat(server.charges()).isEqualTo(1);
            assertThat(server.cases()).hasSize(1);
            assertThat(again.shows(NodeIds.PENDING_STRIP)).isFalse();
        }
    }

    @Test
    void enter_in_the_reason_of_a_cancellation_does_not_print() {
        try (Screens screens = open()) {
            screens.signIn();
            fill(screens);
            screens.press(KeyCode.F9);
            screens.await("approved", () -> NodeIds.PRINT.equals(focus(screens)));
            Screens.onScreen(() -> {
                screens.workplace().application().outcome().beginCancelling();
                return true;
            });
            screens.await("reason", () -> NodeIds.CANCEL_REASON.equals(focus(screens)));
            screens.type("旅客取消行程");
            screens.press(KeyCode.ENTER);
            assertThat(screens.focused()).isEqualTo(NodeIds.CANCEL_CONFIRM);
            assertThat(screens.printer().printed()).isEmpty();
        }
    }

    private Screens open() {
        return new Screens(server, store, folder, Language.ZH);
    }

    private static void fill(Screens screens) {
        screens.swipe(Zones.CHAN);
        screens.await("zone read", () -> NodeIds.CHINESE_NAME.equals(focus(screens)));
        screens.type("陳大文");
        screens.press(KeyCode.TAB);
        screens.type("A123456(3)");
        Screens.onScreen(() -> {
            ((TextField) screens.window().scene().lookup("#arrival")).setText("2026-12-01");
            ((TextField) screens.window().scene().lookup("#phone")).setText("+852 2345 6789");
            return true;
        });
    }

    private static String focus(Screens screens) {
        var owner = screens.window().scene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }
}
