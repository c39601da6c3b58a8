package org.quickpermit.agency.app;

import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.quickpermit.agency.FakeServer;
import org.quickpermit.agency.MemoryStore;
import org.quickpermit.agency.Screens;
import org.quickpermit.agency.Zones;
import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.printing.Preferences;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Theme and text size, and the little windows at a field and a button.
class LookTest {
    @TempDir
    Path folder;

    @Test
    void pixels_grow_and_lines_stay_lines() {
        assertThat(
                Look.scaled(".a { -fx-font-size: 14px; -fx-border-width: 0 1px 0 0; -fx-x: -4px; -c: #12px34; }", 150))
                .isEqualTo(".a { -fx-font-size: 21px; -fx-border-width: 0 1px 0 0; -fx-x: -6px; -c: #12px34; }");
        assertThat(Look.scaled("14px 15px", 125)).isEqualTo("18px 19px");
    }

    @Test
    void keys_change_the_look_at_once_and_the_next_start_remembers_it() {
        try (Screens screens = open()) {
            screens.await("sign-in", () -> screens.window().scene().getFocusOwner() != null);
            screens.type("chan");
            screens.pressControl(KeyCode.T);
            screens.pressControl(KeyCode.T);
            assertThat(screens.window().look().theme().get()).isEqualTo(Theme.CONTRAST);
            screens.pressControl(KeyCode.PLUS);
            screens.pressControl(KeyCode.PLUS);
            screens.pressControl(KeyCode.PLUS);
            screens.pressControl(KeyCode.MINUS);
            assertThat(screens.window().look().size().get()).isEqualTo(TextSize.PERCENT_125);
            assertThat(screens.text(NodeIds.LOGIN)).isEqualTo("chan");
            assertThat(screens.focused()).isEqualTo(NodeIds.LOGIN);
        }
        Look kept = new Look(new Preferences(folder));
        assertThat(kept.theme().get()).isEqualTo(Theme.CONTRAST);
        assertThat(kept.size().get()).isEqualTo(TextSize.PERCENT_125);
        new Preferences(folder).put("theme", "PLAID");
        assertThat(new Look(new Preferences(folder)).theme().get()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void the_choice_opens_by_key_and_the_colours_change_under_it() {
        try (Screens screens = open()) {
            screens.await("sign-in", () -> screens.window().scene().getFocusOwner() != null);
            screens.press(KeyCode.F11);
            ToggleButton dark = Screens.onScreen(() -> (ToggleButton) inWindows(NodeIds.LOOK_THEME + "-DARK"));
            Screens.onScreen(() -> {
                dark.fire();
                return true;
            });
            assertThat(screens.window().look().theme().get()).isEqualTo(Theme.DARK);
            assertThat(Screens.onScreen(dark::isSelected)).isTrue();
        }
    }

    @Test
    void help_for_a_field_says_what_belongs_there_and_in_full_what_is_wrong() {
        try (Screens screens = open()) {
            screens.signIn();
            screens.swipe(Zones.CHAN);
            screens.await("zone read", () -> screens.window().scene().getFocusOwner() != null
                    && NodeIds.CHINESE_NAME.equals(screens.window().scene().getFocusOwner().getId()));
            screens.press(KeyCode.TAB);
            screens.type("A123456(4)");
            screens.pressShift(KeyCode.F1);
            var shown = Screens.onScreen(() -> inWindows(NodeIds.FIELD_HELP).lookupAll(".label").stream()
                    .map(node -> ((javafx.scene.control.Labeled) node).getText()).toList());
            assertThat(shown).hasSize(3).contains(screens.text("identity-number-remark"))
                    .anyMatch(text -> text.contains("A123456(3)"));
            assertThat(screens.shows(NodeIds.PAGE_NEW_APPLICATION)).isTrue();
        }
    }

    private Screens open() {
        return new Screens(new FakeServer(Screens.NOW), new MemoryStore(), folder, Language.ZH);
    }

    private static javafx.scene.Node inWindows(String id) {
        return Window.getWindows().stream().map(window -> window.getScene().lookup("#" + id))
                .filter(java.util.Objects::nonNull).findFirst().orElseThrow(() -> new AssertionError("no " + id));
    }
}
