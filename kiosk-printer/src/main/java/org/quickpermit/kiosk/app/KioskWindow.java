package org.quickpermit.kiosk.app;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.quickpermit.kiosk.screen.Desk;
import org.quickpermit.kiosk.screen.KioskTexts;
import org.quickpermit.kiosk.screen.KioskView;
import org.quickpermit.kiosk.screen.Look;
import org.quickpermit.kiosk.screen.Orientation;
import org.quickpermit.kiosk.screen.ScreenTools;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Setting;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.voice.Voice;
import org.quickpermit.wire.KioskProfile;

import org.jspecify.annotations.Nullable;

/// The window of a kiosk. It is built on the toolkit's thread and closed there; closing it does not close the kiosk.
public final class KioskWindow implements AutoCloseable {
    private final Stage stage;
    private final KioskView view;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("kiosk-console").daemon().factory());

    /// A full-screen window on the primary screen.
    ///
    /// @param stage the window to fill
    /// @param context the kiosk to show
    public KioskWindow(Stage stage, KioskContext context) {
        this(stage, context, null);
    }

    /// To be called before the toolkit starts. A machine without a graphics chip draws scaled Chinese letters with shifted
    /// rows (seen with JavaFX 26 and its software pipeline at any scale but 1). Drawn as outlines they are whole. The screens
    /// hold few letters and large ones, so outlines cost nothing that anybody sees.
    public static void drawLettersAsOutlines() {
        if (System.getProperty("prism.fontSizeLimit") == null) {
            System.setProperty("prism.fontSizeLimit", "1");
        }
    }

    /// A window of a given size.
    ///
    /// @param stage the window to fill
    /// @param context the kiosk to show
    /// @param size width and height in pixels, or null for the whole screen
    public KioskWindow(Stage stage, KioskContext context, @Nullable Size size) {
        this(stage, size, new Content(context.flow()::post, context::profile, context.staff(), context.voice()));
        view.show(context.flow().state());
        context.flow().onState(state -> Platform.runLater(() -> view.show(state)));
    }

    private KioskWindow(Stage stage, @Nullable Size size, Content content) {
        Look.loadFonts();
        this.stage = stage;
        Rectangle2D room = size == null
                ? Screen.getPrimary().getBounds()
                : new Rectangle2D(0, 0, size.width(), size.height());
        this.view = new KioskView(new ScreenTools(new KioskTexts(), content.events(), content.profile(), content.desk(),
                background, Orientation.of(room.getWidth(), room.getHeight()),
                !Platform.getPreferences().isReducedMotion(), content.voice()));
        stage.setTitle("QuickPermit");
        stage.setScene(new Scene(view.root(), room.getWidth(), room.getHeight()));
        if (size == null) {
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(javafx.scene.input.KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
        }
    }

    /// A window that says that the kiosk cannot start, and why: travellers are sent on, staff see what to do.
    ///
    /// @param stage the window to fill
    /// @param size width and height in pixels, or null for the whole screen
    /// @param home language of the sentence
    /// @param trouble why
    static KioskWindow outOfOrder(Stage stage, @Nullable Size size, Language home, Trouble trouble) {
        KioskWindow window = new KioskWindow(stage, size,
                new Content(_ -> {}, Optional::empty, new ClosedDesk(), Voice.SILENT));
        window.view.show(new StationState.OutOfOrder(Setting.initial(home, Set.of(trouble))));
        return window;
    }

    /// Shows the window.
    public void show() {
        stage.show();
    }

    /// A picture of what is on the screen now. To be called on the toolkit's thread.
    public WritableImage snapshot() {
        return stage.getScene().snapshot(null);
    }

    @Override
    public void close() {
        stage.close();
        background.shutdownNow();
    }

    /// What is behind the window.
    private record Content(Consumer<StationEvent> events, Supplier<Optional<KioskProfile>> profile, Desk desk,
            Voice voice) {}

    /// @param width in pixels
    /// @param height in pixels
    public record Size(int width, int height) {
        /// Reads `1080x1920`.
        ///
        /// @throws IllegalArgumentException when the text has another form or a side is under 320
        public static Size of(String text) {
            String[] sides = text.split("x", 2);
            if (sides.length == 2 && sides[0].matches("[0-9]{3,4}") && sides[1].matches("[0-9]{3,4}")
                    && Integer.parseInt(sides[0]) >= 320 && Integer.parseInt(sides[1]) >= 320) {
                return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            }
            throw new IllegalArgumentException(
                    "--window takes a size as 1080x1920, each side from 320 to 9999, not " + text);
        }
    }
}
