package org.quickpermit.installers.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Runs simulated days, each from its seed. Works in memory where the machine has a file system there.
final class Simulation implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");
    private final Path folder;
    private final Template template;

    /// What became of a seed.
    ///
    /// @param seed the seed
    /// @param hash hash over everything that happened
    /// @param lines how many things happened
    /// @param checks how often the invariants were checked
    /// @param failure what must not be and was, or null
    /// @param last the last lines of the trace
    record Result(long seed, String hash, long lines, long checks, @Nullable String failure, List<String> last) {
        Result {
            last = List.copyOf(last);
        }
    }

    private Simulation(Path folder) {
        this.folder = folder;
        this.template = Template.make(folder);
    }

    static Simulation open() {
        try {
            Path base = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
            return new Simulation(Files.createTempDirectory(base, "quickpermit-simulation"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs one seed. Several threads may run different seeds.
    ///
    /// @param loud true to print every line
    Result run(long seed, Defect defect, boolean loud) {
        Path own = folder.resolve(Thread.currentThread().threadId() + "-" + seed);
        @Nullable
        String failure = null;
        World world = new World(template, own, seed, defect, loud);
        try {
            world.run();
        } catch (Broken e) {
            failure = e.getMessage() + (e.getCause() == null ? "" : ": " + where(e.getCause()));
        } catch (RuntimeException | Error e) {
            failure = where(e);
        } finally {
            close(world);
            remove(own);
        }
        return new Result(seed, world.trace().hash(), world.trace().lines(), world.invariants().checks(), failure,
                world.trace().last());
    }

    private static String where(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        Stream.of(failure.getStackTrace()).filter(frame -> frame.getClassName().startsWith("org.quickpermit"))
                .limit(12).forEach(frame -> text.append("\n    at ").append(frame));
        if (failure.getCause() != null && failure.getCause() != failure) {
            text.append("\n  by ").append(where(failure.getCause()));
        }
        return text.toString();
    }

    private static void close(World world) {
        try {
            world.close();
        } catch (Broken | IllegalStateException e) {
            // What broke has been told; closing what is left of it may break on it again.
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
