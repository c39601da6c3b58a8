package org.quickpermit.installers.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Plays steps one after the other and prints a line for each: its number, `ok` or `FAILED`, its words, and what was
/// seen. A failed step does not stop the journey; what needs its result fails in turn and says so.
public final class Steps {
    private final PrintStream out;
    private final List<Failure> failures = new ArrayList<>();
    private int played;

    /// @param out where the lines go
    public Steps(PrintStream out) {
        this.out = out;
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
        out.println();
        out.println(words);
    }

    /// Plays one step.
    ///
    /// @param words what the step says, as a statement that is true when it passes
    public void step(String words, Step step) {
        int number = ++played;
        long start = System.nanoTime();
        try {
            String seen = Objects.requireNonNull(step.play());
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            out.printf("%3d  ok      %s%s  (%d ms)%n", number, words, seen.isEmpty() ? "" : ": " + seen, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(number, words, e);
        } catch (Exception | AssertionError e) {
            failed(number, words, e);
        }
        out.flush();
    }

    private void failed(int number, String words, Throwable cause) {
        failures.add(new Failure(number, words, cause));
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
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
