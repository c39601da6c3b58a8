package org.quickpermit.installers.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.quickpermit.agency.app.TerminalContext;
import org.quickpermit.agency.app.TerminalWindow;
import org.quickpermit.agency.fx.FxTasks;
import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.printing.JavaxPrinter;
import org.quickpermit.installers.remote.Person;

import org.jspecify.annotations.Nullable;

/// A terminal as it stands on the agency's desk: the real program in its real window. Only the question where to save a
/// file is answered by the demo itself.
final class TerminalRig implements AutoCloseable {
    private final Path saved;
    private final Stage stage;
    private final TerminalWindow window;
    private final FxTasks tasks;
    private final Hands hands;

    private TerminalRig(Path saved, Stage stage, TerminalWindow window, FxTasks tasks, Pace pace) {
        this.saved = saved;
        this.stage = stage;
        this.window = window;
        this.tasks = tasks;
        this.hands = new Hands(window::scene, 1, pace);
    }

    /// Sets a terminal up and opens its window, which enrols with the ticket, or asks for one.
    ///
    /// @param data its data folder
    /// @param ticket its enrolment ticket, null where it has none yet
    /// @param showing how the demo is shown
    static TerminalRig open(Path data, @Nullable Path ticket, Showing showing) throws Exception {
        Files.createDirectories(Objects.requireNonNull(data.getParent()));
        Path saved = data.resolveSibling("terminal-saved");
        Files.createDirectories(saved);
        return Fx.call(() -> {
            Stage stage = new Stage();
            FxTasks tasks = new FxTasks(Platform::runLater);
            TerminalContext context = TerminalContext.of(data, ticket, null, Language.ZH, tasks, Platform::runLater,
                    new JavaxPrinter(), name -> Optional.of(saved.resolve(name)));
            TerminalWindow window = new TerminalWindow(stage, context);
            if (showing.onDesktop()) {
                stand(stage, showing.places().terminal());
            }
            window.begin();
            return new TerminalRig(saved, stage, window, tasks, showing.pace());
        });
    }

    private static void stand(Stage stage, Places.Place place) {
        stage.setX(place.x());
        stage.setY(place.y());
        Scene scene = stage.getScene();
        if (place.width() < scene.getWidth() || place.height() < scene.getHeight()) {
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        }
    }

    /// Signs a clerk in by keyboard.
    void signIn(Person clerk, String token) throws Exception {
        hands.fill(NodeIds.LOGIN, clerk.login());
        hands.fill(NodeIds.PASSWORD, clerk.password());
        hands.fill(NodeIds.TOKEN, token);
        hands.press(javafx.scene.input.KeyCode.ENTER);
        hands.see(NodeIds.MRZ_FIELD);
    }

    /// Hands and eyes at the terminal.
    Hands hands() {
        return hands;
    }

    /// The folder into which files are saved.
    Path saved() {
        return saved;
    }

    @Override
    public void close() {
        try {
            Fx.call(() -> {
                window.close();
                stage.hide();
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("the terminal's window cannot be closed", e);
        } finally {
            tasks.close();
        }
    }
}
