package org.quickpermit.agency;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.agency.printing.PrintingViewModel;
import org.quickpermit.permit.PermitState;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// All that is done with cases and money, by a robot that has a keyboard and no mouse.
class KeyboardTest {
    private static final int ENOUGH_TABS = 40;

    @TempDir
    Path folder;
    private final FakeServer server = new FakeServer(Screens.NOW);
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void aCaseOfYesterday() {
        Desk desk = new Desk(server, new MemoryStore(), folder, "before");
        desk.signIn("chan.siuling");
        desk.fill(Zones.CHAN);
        desk.application().submit();
    }

    @Test
    void a_case_is_searched_opened_saved_printed_elsewhere_and_cancelled() throws Exception {
        try (Screens screens = signedIn()) {
            open(screens);
            robot.push(KeyCode.CONTROL, KeyCode.S);
            screens.await("saved", () -> state(screens) instanceof PrintingViewModel.State.Saved);
            assertThat(Files.size(folder.resolve(number() + ".pdf"))).isPositive();
            tabTo(screens, NodeIds.PRINTER);
            robot.type(KeyCode.DOWN);
            screens.await("other printer", () -> "Front desk".equals(
                    ((ComboBox<?>) screens.window().scene().lookup("#" + NodeIds.PRINTER)).getValue()));
            robot.push(KeyCode.CONTROL, KeyCode.P);
            screens.await("printed", () -> state(screens)
                    .equals(new PrintingViewModel.State.HandedOver("Front desk")));
            robot.push(KeyCode.CONTROL, KeyCode.K);
            awaitFocus(screens, NodeIds.CANCEL_REASON);
            robot.write("given up").type(KeyCode.ENTER);
            awaitFocus(screens, NodeIds.CANCEL_CONFIRM);
            robot.type(KeyCode.SPACE);
            OutcomeViewModel opened = screens.workplace().opened();
            screens.await("cancelled", () -> opened.shown().map(QuickPermitCase::permit).map(PermitView::state)
                    .filter(PermitState.REVOKED::equals).isPresent());
        }
    }

    @Test
    void a_case_is_corrected() {
        try (Screens screens = signedIn()) {
            open(screens);
            robot.type(KeyCode.F5);
            awaitFocus(screens, NodeIds.CHINESE_NAME);
            robot.push(KeyCode.CONTROL, KeyCode.A).write("陳大民");
            tabTo(screens, NodeIds.CORRECTION_REASON);
            robot.write("slip").type(KeyCode.F9);
            screens.await("corrected", () -> server.cases().size() == 2
                    && screens.workplace().application().outcome().shown().isPresent());
            QuickPermitCase corrected = server.cases().getLast();
            assertThat(corrected.application().chineseName()).isEqualTo("陳大民");
            assertThat(corrected.supersedes()).isEqualTo(server.cases().getFirst().caseNumber());
        }
    }

    @Test
    void the_statement_is_read_and_saved_help_is_read_and_the_language_changed() {
        try (Screens screens = signedIn()) {
            robot.type(KeyCode.F7);
            screens.await("statement", () -> screens.workplace().deposit().statement().get() != null);
            tabTo(screens, NodeIds.STATEMENT_SAVE);
            robot.type(KeyCode.SPACE);
            screens.await("saved", () -> state(screens) instanceof PrintingViewModel.State.Saved);
            assertThat(folder.resolve("statement-2026-11-01-2026-11-22.pdf")).exists();
            robot.type(KeyCode.F1);
            screens.await("help", () -> screens.window().scene().lookup("#" + NodeIds.PAGE_HELP) != null);
            robot.type(KeyCode.F8);
            screens.await("English", () -> screens.context().texts().language().get() == Language.EN);
            robot.type(KeyCode.ESCAPE);
            awaitFocus(screens, NodeIds.MRZ_FIELD);
            assertThat(screens.text(NodeIds.SUBMIT)).startsWith("Submit");
        }
    }

    @Test
    @Tag("QP-8")
    void a_manager_looks_at_a_month_and_saves_it_and_a_clerk_has_no_such_page() {
        try (Screens screens = signedIn()) {
            robot.type(KeyCode.F10);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(screens.shows(NodeIds.PAGE_NEW_APPLICATION)).isTrue();
            assertThat(screens.shows(NodeIds.NAV_MONTHS)).isFalse();
        }
        server.role(Role.AGENCY_MANAGER);
        try (Screens screens = signedIn()) {
            robot.type(KeyCode.F10);
            screens.await("month", () -> screens.workplace().months().statement().get() != null);
            awaitFocus(screens, NodeIds.MONTHS_LIST);
            robot.type(KeyCode.DOWN);
            screens.await("September", () -> screens.workplace().months().statement().get() != null
                    && screens.workplace().months().statement().get().month().equals("2026-09"));
            assertThat(screens.text(NodeIds.MONTH_DIGEST)).matches("([0-9a-f]{8} ){7}[0-9a-f]{8}");
            tabTo(screens, NodeIds.MONTH_CSV);
            robot.type(KeyCode.SPACE);
            screens.await("saved", () -> state(screens) instanceof PrintingViewModel.State.Saved);
            assertThat(folder.resolve("month-2026-09.csv")).exists();
        }
    }

    private Screens signedIn() {
        Screens screens = new Screens(server, new MemoryStore(), folder, Language.ZH);
        screens.signIn();
        awaitFocus(screens, NodeIds.MRZ_FIELD);
        return screens;
    }

    private void open(Screens screens) {
        robot.type(KeyCode.F3);
        awaitFocus(screens, NodeIds.SEARCH_TEXT);
        robot.write("CHAN").type(KeyCode.ENTER);
        screens.await("found", () -> screens.workplace().search().rows().size() == 1);
        tabTo(screens, NodeIds.CASES_TABLE);
        robot.type(KeyCode.HOME).type(KeyCode.DOWN).type(KeyCode.ENTER);
        screens.await("opened", () -> screens.workplace().opened().shown().isPresent());
    }

    private void tabTo(Screens screens, String id) {
        for (int i = 0; i < ENOUGH_TABS && !id.equals(screens.focused()); i++) {
            robot.type(KeyCode.TAB);
        }
        assertThat(screens.focused()).isEqualTo(id);
    }

    private static void awaitFocus(Screens screens, String id) {
        Supplier<Boolean> there = () -> screens.window().scene().getFocusOwner() != null
                && id.equals(screens.window().scene().getFocusOwner().getId());
        screens.await("focus on " + id, there);
    }

    private String number() {
        return Objects.requireNonNull(server.cases().getFirst().caseNumber()).value();
    }

    private static PrintingViewModel.State state(Screens screens) {
        return screens.workplace().printing().state().get();
    }
}
