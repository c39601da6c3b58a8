package org.quickpermit.kiosk.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.testing.Fx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/// Every screen with keys alone, as on a tactile pad: what can be touched can be reached, is seen to be reached, and
/// does by enter what it does by a finger.
@Timeout(300)
class KeysTest {
    private static final List<KeyCode> ARROWS = List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.UP);

    private final FxRobot robot = new FxRobot();
    private final List<StationEvent> events = new ArrayList<>();
    private final Samples.HeardVoice voice = new Samples.HeardVoice();
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(Look::loadFonts);
        stage = Fx.get(Stage::new);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void tab_reaches_whatever_can_be_touched_on_every_screen_and_a_ring_shows_it(Orientation orientation) {
        for (Map.Entry<String, StationState> sample : screens().entrySet()) {
            KioskView view = show(orientation, sample.getValue());
            Set<String> touchable = touchable(view);
            Set<String> reached = new LinkedHashSet<>(List.of(focused(view)));
            for (int i = 0; i <= touchable.size() + 3 && !reached.containsAll(touchable); i++) {
                robot.type(KeyCode.TAB);
                reached.add(focused(view));
                ring(sample.getKey(), view);
            }
            assertThat(reached).as(sample.getKey()).containsAll(touchable);
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void the_four_arrows_of_a_pad_reach_everything_a_traveller_may_touch(Orientation orientation) {
        for (Map.Entry<String, StationState> sample : screens().entrySet()) {
            if (sample.getKey().startsWith("console") || sample.getKey().equals("more-time-console")) {
                continue;
            }
            KioskView view = show(orientation, sample.getValue());
            Set<String> touchable = touchable(view);
            Set<String> reached = new LinkedHashSet<>(List.of(focused(view)));
            Deque<String> from = new ArrayDeque<>(reached);
            while (!from.isEmpty() && !reached.containsAll(touchable)) {
                String start = from.poll();
                for (KeyCode arrow : ARROWS) {
                    Fx.run(() -> view.root().lookup("#" + start).requestFocus());
                    robot.type(arrow);
                    String end = focused(view);
                    if (reached.add(end)) {
                        from.add(end);
                    }
                }
            }
            assertThat(reached).as(sample.getKey()).containsAll(touchable);
        }
    }

    @Test
    void enter_does_once_what_a_finger_does() {
        KioskView view = show(Orientation.PORTRAIT, screens().get("take"));
        assertThat(focused(view)).isEqualTo("done");
        robot.type(KeyCode.ENTER);
        assertThat(events).containsExactly(new StationEvent.Dismissed());
        Fx.run(() -> view.root().lookup("#language-pt").requestFocus());
        robot.type(KeyCode.ENTER);
        assertThat(events).last().isEqualTo(new StationEvent.LanguageChosen(Language.PT));
        robot.type(KeyCode.SPACE);
        assertThat(events).hasSize(3);
    }

    @Test
    void the_question_for_more_time_takes_the_keys_and_leaves_what_was_typed() {
        StationState console = screens().get("console-TRAY");
        KioskView view = show(Orientation.LANDSCAPE, console);
        robot.clickOn("#tray-first").write("TW001");
        Fx.run(() -> view.show(screens().get("more-time-console")));
        assertThat(focused(view)).isEqualTo("more-yes");
        events.clear();
        robot.type(KeyCode.ENTER);
        assertThat(events).containsExactly(new StationEvent.MoreTimeWanted());
        Fx.run(() -> view.show(console));
        assertThat(view.root().lookup("#screen-more-time")).isNull();
        assertThat(((javafx.scene.control.TextField) view.root().lookup("#tray-first")).getText()).isEqualTo("TW001");
    }

    @Test
    void the_pin_may_be_typed_and_entered_on_real_keys() {
        Samples.CalmDesk desk = new Samples.CalmDesk();
        show(Orientation.PORTRAIT, screens().get("pin"), desk);
        robot.write("7392155").type(KeyCode.BACK_SPACE).type(KeyCode.ENTER);
        assertThat(desk.calls).containsExactly("pin 739215");
    }

    @Test
    void escape_goes_back_and_the_voice_key_switches_the_voice_on_where_travellers_are() {
        KioskView view = show(Orientation.PORTRAIT, screens().get("attract"));
        robot.type(KeyCode.ESCAPE).type(KeyCode.F8);
        assertThat(events).containsExactly(new StationEvent.Dismissed(), new StationEvent.VoiceToggled());
        Fx.run(() -> view.show(screens().get("pin")));
        robot.type(KeyCode.F8);
        assertThat(events).hasSize(2);
    }

    @Test
    void the_screens_are_said_once_each_in_their_language_and_a_kiosk_at_rest_is_silent() {
        KioskView view = show(Orientation.PORTRAIT, screens().get("attract"));
        assertThat(voice.said).isEmpty();
        Map<String, StationState> aloud = Samples.states(Language.EN, true);
        Fx.run(() -> view.show(aloud.get("attract")));
        Fx.run(() -> view.show(aloud.get("attract")));
        assertThat(voice.said).containsExactly("en: Scan the square code on your boarding confirmation"
                + " Move with the arrow keys, choose with Enter.");
        Fx.run(() -> view.show(aloud.get("sorry-CANNOT_NOW")));
        assertThat(voice.said).last().asString().contains("use another kiosk", "T1 South 2", "Ten metres to the left");
        Fx.run(() -> view.root().lookup("#language-en").requestFocus());
        robot.type(KeyCode.RIGHT);
        assertThat(voice.said).last().isEqualTo("pt: Português");
        Fx.run(() -> view.show(screens().get("attract")));
        assertThat(voice.said).last().isEqualTo("");
    }

    @Test
    void nothing_of_a_person_is_ever_said() {
        KioskTexts texts = new KioskTexts();
        for (Language language : Language.values()) {
            Samples.states(language, true).forEach((name, state) -> {
                String words = Spoken.words(texts, Optional.of(Samples.PROFILE), state);
                assertThat(words).as(name).doesNotContain("C. T. M.").doesNotContain("|");
                assertThat(words.isEmpty()).as(name).isEqualTo(name.startsWith("pin") || name.contains("console"));
            });
        }
    }

    private static Map<String, StationState> screens() {
        Map<String, StationState> states = Samples.states(Language.EN);
        // Screens that differ in their sentence only are walked once.
        states.keySet().removeIf(name -> name.startsWith("out-") && !name.endsWith("PAPER_OUT")
                || name.startsWith("sorry-") && !name.endsWith("EXPIRED") && !name.endsWith("READ_AGAIN"));
        return states;
    }

    private KioskView show(Orientation orientation, StationState state) {
        return show(orientation, state, new Samples.CalmDesk());
    }

    private KioskView show(Orientation orientation, StationState state, Desk desk) {
        KioskView view = Fx.get(() -> {
            KioskView made = new KioskView(new ScreenTools(new KioskTexts(), events::add,
                    () -> Optional.of(Samples.PROFILE), desk, Runnable::run, orientation, false, voice));
            stage.setScene(new Scene(made.root(), orientation.width() / 2.0, orientation.height() / 2.0));
            stage.show();
            made.show(state);
            made.root().applyCss();
            made.root().layout();
            return made;
        });
        Fx.run(() -> {});
        return view;
    }

    private static String focused(KioskView view) {
        Node owner = Fx.get(() -> view.root().getScene().getFocusOwner());
        return owner == null || owner.getId() == null ? "nothing" : owner.getId();
    }

    private static void ring(String screen, KioskView view) {
        Fx.run(() -> {
            Node owner = view.root().getScene().getFocusOwner();
            view.root().applyCss();
            if (owner instanceof Button) {
                assertThat(owner.getEffect()).as(screen + " " + owner.getId()).isNotNull();
            }
        });
    }

    /// Everything that can be touched, but for the letters of the keyboard on the glass, which real keys stand for.
    private static Set<String> touchable(KioskView view) {
        Set<String> ids = new LinkedHashSet<>();
        Fx.run(() -> collect(view.root(), ids));
        return ids;
    }

    private static void collect(Parent parent, Set<String> ids) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            boolean control = node instanceof Button || node instanceof javafx.scene.control.TextInputControl;
            if (control && node.isVisible() && !node.isDisabled() && !node.getStyleClass().contains("small-key")) {
                assertThat(node.getId()).as("every control has an id").isNotNull();
                ids.add(node.getId());
            } else if (node instanceof Parent inner) {
                collect(inner, ids);
            }
        }
    }
}
