package org.quickpermit.kiosk.voice.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.voice.Voice;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks by starting a program for every sentence and ending it to be silent. The words are an argument of the program,
/// never a command line of a shell. All waiting is done on one thread of its own.
public final class SpeechProgram implements Voice {
    private static final Logger LOG = LoggerFactory.getLogger(SpeechProgram.class);
    private static final List<String> KNOWN = List.of("spd-say", "espeak-ng");

    private final Path program;
    private final Manner manner;
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("kiosk-voice").daemon().factory());
    private final AtomicLong wanted = new AtomicLong();
    private @Nullable Process speaking;

    /// @param program the executable; what it is called decides how it is called: `spd-say` as speech-dispatcher's client,
    ///        anything else as espeak-ng
    public SpeechProgram(Path program) {
        this.program = program;
        Path name = program.getFileName();
        this.manner = name != null && name.toString().startsWith("spd-say") ? Manner.DISPATCHER : Manner.ESPEAK;
    }

    /// The first speech program on a search path, speech-dispatcher's before espeak-ng.
    ///
    /// @param searchPath folders as in `PATH`
    public static Optional<Path> find(String searchPath) {
        return KNOWN.stream()
                .flatMap(name -> List.of(searchPath.split(File.pathSeparator)).stream()
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public void say(Language language, String words) {
        long mine = wanted.incrementAndGet();
        enqueue(() -> {
            stop();
            start(mine, manner.command(program, language, words));
        });
    }

    /// Ends the program before the call returns, not behind what the starter still has to do.
    @Override
    public void hush() {
        wanted.incrementAndGet();
        end();
        enqueue(this::stop);
    }

    @Override
    public void close() {
        hush();
        starter.shutdown();
    }

    private void enqueue(Runnable work) {
        try {
            starter.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("closing");
        }
    }

    private synchronized boolean end() {
        Process now = speaking;
        speaking = null;
        if (now == null || !now.isAlive()) {
            return false;
        }
        now.descendants().forEach(ProcessHandle::destroyForcibly);
        now.destroyForcibly();
        return true;
    }

    /// What the dispatcher has taken over goes on without its client: it is told to stop.
    private void stop() {
        if (end() | manner == Manner.DISPATCHER) {
            manner.silence(program).ifPresent(this::run);
        }
    }

    /// Words that something else has overtaken since are not said any more.
    private synchronized void start(long mine, List<String> command) {
        if (wanted.get() == mine) {
            speaking = launch(command);
        }
    }

    private void run(List<String> command) {
        Process process = launch(command);
        try {
            if (process != null && !process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Process launch(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            LOG.warn("the speech program {} does not start: {}", command.getFirst(), e.getMessage());
            return null;
        }
    }

    /// How a program is called.
    private enum Manner {
        /** speech-dispatcher's client. */
        DISPATCHER,
        /** espeak-ng itself. */
        ESPEAK;

        List<String> command(Path program, Language language, String words) {
            return switch (this) {
                case DISPATCHER -> List.of(program.toString(), "--wait", "--language", tongue(language), "--", words);
                case ESPEAK -> List.of(program.toString(), "-v", tongue(language), "--", words);
            };
        }

        Optional<List<String>> silence(Path program) {
            return switch (this) {
                case DISPATCHER -> Optional.of(List.of(program.toString(), "--cancel"));
                case ESPEAK -> Optional.empty();
            };
        }

        /// Those who read the long characters here mostly come from Hong Kong and Macau and speak Cantonese.
        private static String tongue(Language language) {
            return switch (language) {
                case ZH_HANT -> "yue";
                case ZH_HANS -> "cmn";
                case EN -> "en";
                case PT -> "pt";
                case JA -> "ja";
            };
        }
    }
}
