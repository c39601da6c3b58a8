package org.quickpermit.kiosk.screen;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javax.imageio.ImageIO;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.testing.Fx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Draws every screen in every language and both orientations into `target/pictures`, and checks on the way that
/// nothing is cut off and that whatever a traveller touches is big enough.
class ScreenPicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void every_screen_fits_its_glass_in_every_language(Orientation orientation) throws IOException {
        Files.createDirectories(PICTURES);
        Fx.run(Look::loadFonts);
        List<String> faults = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Map.Entry<String, StationState> sample : Samples.states(language).entrySet()) {
                String name = orientation.name().toLowerCase(java.util.Locale.ROOT) + "-" + language.tag() + "-"
                        + sample.getKey();
                KioskView view = Fx.get(() -> open(orientation, sample.getValue()));
                Fx.run(() -> layOut(view));
                Fx.run(() -> check(view.root(), orientation, name, faults));
                if (worthAPicture(sample.getKey())) {
                    BufferedImage picture = Fx.get(() -> SwingFXUtils.fromFXImage(
                            view.root().getScene().snapshot(null), null));
                    ImageIO.write(picture, "png", new File(PICTURES.toFile(), name + ".png"));
                    assertThat(picture.getWidth()).isEqualTo(orientation.width());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_smaller_window_shows_the_whole_screen() {
        Fx.run(Look::loadFonts);
        Bounds bounds = Fx.get(() -> {
            KioskView view = new KioskView(tools(Orientation.PORTRAIT));
            Scene scene = new Scene(view.root(), 540, 960);
            view.show(Samples.states(Language.EN).get("attract"));
            layOut(view);
            Node page = view.root().lookup("#screen-attract");
            return page.localToScene(page.getLayoutBounds());
        });
        assertThat(bounds.getWidth()).isCloseTo(540, org.assertj.core.data.Offset.offset(1.0));
        assertThat(bounds.getHeight()).isCloseTo(960, org.assertj.core.data.Offset.offset(1.0));
    }

    @ParameterizedTest
    @CsvSource({"PORTRAIT, 600, 960", "PORTRAIT, 700, 720", "LANDSCAPE, 1280, 800", "LANDSCAPE, 1000, 480"})
    void a_window_of_another_shape_is_filled_and_its_header_reaches_the_edges(Orientation orientation, int width,
            int height) {
        Fx.run(Look::loadFonts);
        for (String state : List.of("attract", "pin", "console-OVERVIEW")) {
            List<Bounds> bounds = Fx.get(() -> {
                KioskView view = new KioskView(tools(orientation));
                new Scene(view.root(), width, height);
                view.show(Samples.states(Language.EN).get(state));
                layOut(view);
                Node page = view.root().lookup(".page");
                Node header = state.equals("pin") ? page : view.root().lookup(".header");
                return List.of(page.localToScene(page.getLayoutBounds()),
                        header.localToScene(header.getLayoutBounds()));
            });
            assertThat(bounds.getFirst().getHeight()).as(state).isCloseTo(height, within(1.0));
            for (Bounds each : bounds) {
                assertThat(each.getMinX()).as(state).isCloseTo(0, within(1.0));
                assertThat(each.getMinY()).as(state).isCloseTo(0, within(1.0));
                assertThat(each.getWidth()).as(state).isCloseTo(width, within(1.0));
            }
        }
    }

    private static KioskView open(Orientation orientation, StationState state) {
        KioskView view = new KioskView(tools(orientation));
        new Scene(view.root(), orientation.width(), orientation.height());
        view.show(state);
        layOut(view);
        return view;
    }

    /// The out-of-order screens differ in one line: three pictures tell it.
    private static boolean worthAPicture(String state) {
        return !state.startsWith("out-") || state.endsWith("PAPER_OUT") || state.endsWith("PRINT_TO_SETTLE")
                || state.endsWith("SERVER_GONE");
    }

    private static void layOut(KioskView view) {
        view.root().resize(view.root().getScene().getWidth(), view.root().getScene().getHeight());
        view.root().applyCss();
        view.root().layout();
        view.root().layout();
    }

    private static ScreenTools tools(Orientation orientation) {
        return new ScreenTools(new KioskTexts(), event -> {}, () -> Optional.of(Samples.PROFILE),
                new Samples.CalmDesk(), Runnable::run, orientation, false, new Samples.HeardVoice());
    }

    private static void check(Parent parent, Orientation orientation, String name, List<String> faults) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Labeled labeled && !labeled.getText().isEmpty()) {
                checkText(labeled, orientation, name, faults);
            }
            if (node instanceof Parent inner) {
                check(inner, orientation, name, faults);
            }
        }
    }

    /// True when the check for cut-off text sees one: a check nobody has seen fail is a wish.
    @Test
    void text_that_is_cut_off_is_noticed() {
        List<String> faults = new ArrayList<>();
        Fx.run(() -> {
            javafx.scene.control.Label label = new javafx.scene.control.Label("a sentence that is far too long");
            label.setMaxWidth(60);
            javafx.scene.layout.VBox box = new javafx.scene.layout.VBox(label);
            new Scene(box, 300, 100);
            box.resize(300, 100);
            box.applyCss();
            box.layout();
            check(box, Orientation.PORTRAIT, "console", faults);
        });
        assertThat(faults).singleElement().asString().contains("cut off");
    }

    private static void checkText(Labeled labeled, Orientation orientation, String name, List<String> faults) {
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        if (bounds.getMinX() < 0 || bounds.getMinY() < 0 || bounds.getMaxX() > orientation.width() + 1
                || bounds.getMaxY() > orientation.height() + 1) {
            faults.add(name + ": outside the glass: " + labeled.getText() + " " + bounds);
        }
        boolean traveller = !name.contains("console") && !"staff".equals(labeled.getId());
        if (labeled instanceof Button && traveller && bounds.getHeight() < 159.5) {
            faults.add(name + ": too low to touch: " + labeled.getText());
        }
        for (Node inner : labeled.getChildrenUnmodifiable()) {
            if (inner instanceof javafx.scene.text.Text text && !text.getText().equals(labeled.getText())
                    && text.getText().endsWith(labeled.getEllipsisString())) {
                faults.add(name + ": cut off: " + labeled.getText());
            }
        }
    }
}
