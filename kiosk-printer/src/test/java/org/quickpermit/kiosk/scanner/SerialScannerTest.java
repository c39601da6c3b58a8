package org.quickpermit.kiosk.scanner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.quickpermit.kiosk.scanner.internal.SerialScanner;
import org.quickpermit.kiosk.testing.Pty;
import org.quickpermit.kiosk.testing.TestBureau;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The driver at a real pseudo-terminal.
class SerialScannerTest {
    @TempDir
    private Path folder;

    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    @Timeout(60)
    void halves_are_joined_and_an_unfinished_read_is_given_up() throws Exception {
        try (Pty line = Pty.open(); Scanner scanner = open(line.device())) {
            TestBureau.await("connected", scanner::connected);
            line.write("NIA1:AB".getBytes(StandardCharsets.US_ASCII));
            TestBureau.await("the first bytes are noticed", () -> begun.get() == 1);
            line.write("CD\r\n".getBytes(StandardCharsets.US_ASCII));
            TestBureau.await("one message", () -> !frames.isEmpty());
            assertThat(frames).containsExactly(new Frame.Message("NIA1:ABCD"));
            line.write("NIA1:EF".getBytes(StandardCharsets.US_ASCII));
            TestBureau.await("given up", () -> frames.size() == 2);
            assertThat(frames.getLast()).isEqualTo(new Frame.Incomplete(7));
        }
    }

    @Test
    @Timeout(60)
    void a_pulled_reader_is_noticed_and_opened_again_when_it_returns() throws Exception {
        Path name = folder.resolve("by-id");
        Pty first = Pty.open();
        Files.createSymbolicLink(name, first.device());
        try (Scanner scanner = open(name)) {
            TestBureau.await("connected", scanner::connected);
            Files.delete(name);
            first.close();
            TestBureau.await("gone", () -> !scanner.connected());
            try (Pty second = Pty.open()) {
                Files.createSymbolicLink(name, second.device());
                TestBureau.await("back", scanner::connected);
                second.scan("NIA1:ABCD");
                TestBureau.await("reads again", () -> frames.contains(new Frame.Message("NIA1:ABCD")));
            }
        }
    }

    @Test
    @Timeout(60)
    void a_reader_that_is_not_there_is_waited_for() throws Exception {
        try (Scanner scanner = open(folder.resolve("nothing"))) {
            Thread.sleep(300);
            assertThat(scanner.connected()).isFalse();
        }
    }

    private Scanner open(Path device) {
        return new SerialScanner(device, 9_600, new Scanner.Listener() {
            @Override
            public void began() {
                begun.incrementAndGet();
            }

            @Override
            public void read(Frame frame) {
                frames.add(frame);
            }

            @Override
            public void connection(boolean connected) {}
        });
    }
}
