package org.quickpermit.agency;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

import org.quickpermit.agency.app.TerminalContext;
import org.quickpermit.agency.app.TerminalWindow;
import org.quickpermit.agency.app.Workplace;
import org.quickpermit.agency.fx.FxTasks;
import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.printing.ConfirmationPrinter;
import org.quickpermit.agency.printing.Preferences;
import org.quickpermit.agency.submissions.SubmissionStore;

import org.testfx.util.WaitForAsyncUtils;

/// A whole terminal on a stage of the headless platform, driven by keys.
public final class Screens implements AutoCloseable {
    /// The moment of all screens: a Sunday noon in Taipei.
    public static final Instant NOW = Instant.parse("2026-11-22T04:00:12Z");

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PERSON = Duration.ofMillis(300);
    private static final Duration READER = Duration.ofMillis(5);

    private final FxTasks tasks = new FxTasks(Platform::runLater);
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong(1);
    private final RecordingPrinter printer = new RecordingPrinter();
    private final TerminalContext context;
    private final Stage stage;
    private final TerminalWindow window;
    private final Workplace workplace;

    /// Opens the window.
    ///
    /// @param server the server
    /// @param store keeps submissions
    /// @param folder data folder, which also takes what is saved
    /// @param language language to begin with
    public Screens(FakeServer server, SubmissionStore store, Path folder, Language language) {
        startToolkit();
        context = new TerminalContext(folder, null, null, Clock.fixed(NOW, java.time.ZoneOffset.UTC), nanos::get,
                tasks, Platform::runLater, new Texts(language), printer,
                name -> Optional.of(folder.resolve(name)), new Preferences(folder),
                () -> "key-%016d".formatted(keys.incrementAndGet()));
        record Opened(Stage stage, TerminalWindow window, Workplace workplace) {}
        Opened opened = onScreen(() -> {
            Stage made = new Stage();
            // The headless platform has a screen of 1000 by 1000 and fails on windows that begin outside it.
            made.setX(0);
            made.setY(0);
            TerminalWindow shown = new TerminalWindow(made, context);
            Workplace work = new Workplace(new org.quickpermit.wire.Text("康泰旅行社 · 尖沙咀一號機",
                    "Kangtai Travel · Tsim Sha Tsui 1"), server, store, context);
            shown.begin(work);
            return new Opened(made, shown, work);
        });
        stage = opened.stage();
        window = opened.window();
        workplace = opened.workplace();
    }

    /// Starts JavaFX once in this JVM.
    public static void startToolkit() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        try {
            if (!started.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JavaFX did not start");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Platform.setImplicitExit(false);
    }

    /// Does something on the screen's thread and waits for what it gives.
    public static <T> T onScreen(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /// What the terminal was given.
    public TerminalContext context() {
        return context;
    }

    /// The view models.
    public Workplace workplace() {
        return workplace;
    }

    /// The stage.
    public Stage stage() {
        return stage;
    }

    /// What was printed.
    public RecordingPrinter printer() {
        return printer;
    }

    /// The window.
    public TerminalWindow window() {
        return window;
    }

    /// The node of an id.
    public Node node(String id) {
        return onScreen(() -> java.util.Objects.requireNonNull(window.scene().lookup("#" + id), "no node " + id));
    }

    /// True when a node of the id is on the screen and visible.
    public boolean shows(String id) {
        return onScreen(() -> {
            Node node = window.scene().lookup("#" + id);
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return node != null;
        });
    }

    /// The text of a label, button or field.
    public String text(String id) {
        return onScreen(() -> switch (window.scene().lookup("#" + id)) {
            case Labeled label -> label.getText();
            case TextInputControl field -> field.getText();
            case null -> "";
            default -> throw new IllegalArgumentException(id + " has no text");
        });
    }

    /// All texts under a node.
    public List<String> shown(String id) {
        return onScreen(() -> window.scene().lookup("#" + id).lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText()).toList());
    }

    /// Id of the node with the focus.
    public String focused() {
        return onScreen(() -> {
            Node owner = window.scene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /// Lets time pass between keys. The machine's own clock plays no part in what a run of keys is.
    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /// Types text where the focus is, at a person's pace.
    public void type(String text) {
        text.codePoints().forEach(c -> onScreen(() -> {
            pass(PERSON);
            fire(new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false, false,
                    false));
            return true;
        }));
    }

    /// Types rows as a reader does: five milliseconds from key to key, Enter after each row.
    public void swipe(List<String> rows) {
        onScreen(() -> {
            for (String row : rows) {
                row.chars().forEach(c -> {
                    pass(READER);
                    fire(new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false,
                            false, false));
                });
                pass(READER);
                fire(pressed(KeyCode.ENTER, false));
            }
            return true;
        });
    }

    /// Presses a key, at a person's pace.
    public void press(KeyCode key) {
        pass(PERSON);
        onScreen(() -> {
            fire(pressed(key, false));
            fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
            return true;
        });
    }

    /// Presses a key together with Shift.
    public void pressShift(KeyCode key) {
        onScreen(() -> {
            fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, true, false, false, false));
            return true;
        });
    }

    /// Presses a key together with Control.
    public void pressControl(KeyCode key) {
        onScreen(() -> {
            fire(pressed(key, true));
            return true;
        });
    }

    /// Waits until everything that was put off to the screen's thread is done.
    public void settle() {
        for (int i = 0; i < 3; i++) {
            onScreen(() -> true);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Puts on a theme and a size of text, as the clerk does by key.
    ///
    /// @param theme name of the theme
    /// @param percent size of the text
    public void look(String theme, int percent) {
        onScreen(() -> {
            window.look().choose(theme, percent);
            return true;
        });
        settle();
    }

    /// Draws the screen as it is at a size, which need not be that of the headless platform's frame, into
    /// `target/pictures`.
    ///
    /// @return every button that is cut off or stands outside the picture, unless it can be scrolled to
    public List<String> picture(int width, int height, String name) {
        List<String> cut = new ArrayList<>();
        BufferedImage picture = onScreen(() -> {
            Parent root = window.scene().getRoot();
            for (int i = 0; i < 3; i++) {
                root.resize(width, height);
                root.applyCss();
                root.layout();
            }
            cut.addAll(cutButtons(root));
            WritableImage image = root.snapshot(null, new WritableImage(width, height));
            return SwingFXUtils.fromFXImage(image, null);
        });
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cut;
    }

    private static List<String> cutButtons(Parent root) {
        return root.lookupAll(".button").stream()
                .filter(node -> isShown(node) && node instanceof ButtonBase button && isCut(button, root))
                .map(node -> node.getId() + " " + ((ButtonBase) node).getText())
                .toList();
    }

    private static boolean isCut(ButtonBase button, Parent root) {
        Bounds at = button.localToScene(button.getLayoutBounds());
        boolean inside = at.getMinX() >= 0 && at.getMaxX() <= root.getLayoutBounds().getWidth() + 0.5
                && at.getMinY() >= 0 && at.getMaxY() <= root.getLayoutBounds().getHeight() + 0.5;
        boolean scrolls = false;
        for (Node above = button; above != null; above = above.getParent()) {
            scrolls |= above instanceof ScrollPane;
        }
        return !inside && !scrolls || button.getWidth() + 0.5 < button.prefWidth(-1);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Waits until something is so.
    public void await(String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!onScreen(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Signs in with the keyboard alone.
    public void signIn() {
        await("sign-in page", () -> window.scene().getFocusOwner() != null);
        type("chan.siuling");
        press(KeyCode.TAB);
        type(FakeServer.PASSWORD);
        press(KeyCode.TAB);
        type(FakeServer.TOKEN);
        press(KeyCode.ENTER);
        await("signed in", () -> workplace.signIn().session().get() != null);
    }

    private void fire(KeyEvent event) {
        Node owner = window.scene().getFocusOwner();
        Event.fireEvent(owner == null ? window.scene().getRoot() : owner, event);
    }

    private static KeyEvent pressed(KeyCode key, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false);
    }

    @Override
    public void close() {
        onScreen(() -> {
            window.close();
            stage.close();
            return true;
        });
        tasks.close();
    }

    /// A printer that keeps what it is given.
    public static final class RecordingPrinter implements ConfirmationPrinter {
        private final List<byte[]> printed = new ArrayList<>();

        @Override
        public List<String> printers() {
            return List.of("HP LaserJet 尖沙咀", "Front desk");
        }

        @Override
        public synchronized void print(byte[] pdf, String printer, String title) {
            printed.add(pdf.clone());
        }

        /// The papers, in order.
        public synchronized List<byte[]> printed() {
            return List.copyOf(printed);
        }
    }
}
