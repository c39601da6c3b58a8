package org.quickpermit.installers.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Plays steps one after the other and prints a line for each: its number, `ok` or `FAILED`, its words, and what was
/// seen. A failed step does not stop the journey; what needs its result fails in turn and says so.
public final class Steps {
    private static final int COLUMNS = 79;
    private final PrintStream out;
    private final Pace pace;
    private final boolean live;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Path> made = new ArrayList<>();
    private String chapter = "";
    private int played;

    /// Steps played as fast as they go.
    ///
    /// @param out where the lines go
    public Steps(PrintStream out) {
        this(out, Pace.FAST, false);
    }

    /// @param out where the lines go
    /// @param pace how long the end of a step stays
    /// @param live true where somebody reads along: a line says what a step does while it is done
    Steps(PrintStream out, Pace pace, boolean live) {
        this.out = out;
        this.pace = pace;
        this.live = live;
    }

    /// A step that was played, for whoever looks at it afterwards.
    ///
    /// @param number its number
    /// @param chapter the heading it stands below
    /// @param words what it says
    /// @param passed whether it went as it says
    /// @param seen what was seen, or what went wrong
    /// @param files what it made: pictures and papers, in order
    record Told(int number, String chapter, String words, boolean passed, String seen, List<Path> files) {
        Told {
            files = List.copyOf(files);
        }
    }

    /// Notes a file that the step under way has made.
    void made(Path file) {
        if (!made.contains(file)) {
            made.add(file);
        }
    }

    /// The steps played so far, in order.
    List<Told> told() {
        return List.copyOf(told);
    }

    /// What happens in a step.
    @FunctionalInterface
    public interface Step {
        /// Does it.
        ///
        /// @return what was seen, in a few words for the line; empty where the step's own words say all
        /// @throws Exception when something else was seen than the step says
        String play() throws Exception;
    }

    /// A step that did not go as it says.
    ///
    /// @param number number of the step
    /// @param words what it says
    /// @param cause what happened instead
    public record Failure(int number, String words, Throwable cause) {}

    /// Prints a heading between steps.
    public void chapter(String words) {
        chapter = words;
        out.println();
        out.println(words);
    }

    /// Plays one step.
    ///
    /// @param words what the step says, as a statement that is true when it passes
    public void step(String words, Step step) {
        int number = ++played;
        announce(number, words);
        long start = System.nanoTime();
        try {
            String seen = Objects.requireNonNull(step.play());
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            out.printf("%3d  ok      %s%s  (%d ms)%n", number, words, seen.isEmpty() ? "" : ": " + seen, millis);
            told.add(new Told(number, chapter, words, true, seen, made));
            pace.waitForALook();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(number, words, e);
        } catch (Exception | AssertionError e) {
            failed(number, words, e);
        } finally {
            made.clear();
            out.flush();
        }
    }

    /// Says what is being done; the line of the done step is written over it.
    private void announce(int number, String words) {
        if (live) {
            String line = "%3d  ...     %s".formatted(number, words);
            out.print((line.length() > COLUMNS ? line.substring(0, COLUMNS) : line) + "\r");
            out.flush();
        }
    }

    private void failed(int number, String words, Throwable cause) {
        failures.add(new Failure(number, words, cause));
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        told.add(new Told(number, chapter, words, false, message, made));
        out.printf("%3d  FAILED  %s: %s%n", number, words, message.strip().replace("\n", "\n             "));
    }

    /// Prints the closing line: `N steps, N passed, N failed`.
    public void close() {
        out.println();
        out.println(summary());
        out.flush();
    }

    /// The closing line.
    public String summary() {
        return "%d steps, %d passed, %d failed".formatted(played, played - failures.size(), failures.size());
    }

    /// How many steps were played.
    public int played() {
        return played;
    }

    /// The steps that failed, in order.
    public List<Failure> failures() {
        return List.copyOf(failures);
    }
}
