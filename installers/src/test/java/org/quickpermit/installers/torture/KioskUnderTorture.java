package org.quickpermit.installers.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The kiosk's process, seen from outside.
final class KioskUnderTorture {
    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile String state = "";

    private KioskUnderTorture(Process process) {
        this.process = process;
        this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    static KioskUnderTorture start(Path data, Path ticket, Path reader, URI printer, Path log) throws IOException {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new KioskUnderTorture(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=quiet-logback.xml", "-cp", whole, KioskChild.class.getName(),
                data.toString(), ticket.toString(), reader.toString(), printer.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("state ")) {
                    state = line.substring(6);
                } else {
                    answers.add(line);
                }
            }
        } catch (IOException e) {
            state = "gone";
        }
    }

    /// Name of the screen and what stands in the way.
    String state() {
        return state;
    }

    boolean isReady() {
        return state.startsWith("Attract") || state.startsWith("TakePermit");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Lets staff do something.
    ///
    /// @return true when it was accepted
    boolean order(String order) throws IOException, InterruptedException {
        orders.write(order + "\n");
        orders.flush();
        String answer = answers.poll(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new IOException("the kiosk does not answer to: " + order);
        }
        return answer.equals("done");
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
