package org.quickpermit.kiosk.scanner.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.quickpermit.kiosk.scanner.Frame;
import org.quickpermit.kiosk.scanner.FrameAssembler;
import org.quickpermit.kiosk.scanner.Scanner;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A reader at a serial port, 8 data bits, no parity, 1 stop bit.
///
/// One thread polls the port, because a listener of the serial library spins when the plug is pulled. When a read
/// fails or the device's name disappears, the port is closed on a thread of its own (closing may hang in the driver),
/// and opened again with growing pauses of at most five seconds for as long as the kiosk runs.
public final class SerialScanner implements Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int BYTES_PER_READ = 512;

    private final Path device;
    private final int baud;
    private final Listener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean connected;

    /// Starts reading.
    ///
    /// @param device name of the port, best a stable one under `/dev/serial/by-id`
    /// @param baud speed, 9600 unless the reader was programmed otherwise
    /// @param listener who hears of it
    public SerialScanner(Path device, int baud, Listener listener) {
        this.device = device;
        this.baud = baud;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("kiosk-scanner").daemon().start(this::run);
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        listener.connection(false);
        while (!closed(Duration.ZERO)) {
            SerialPort port = open();
            if (port == null) {
                if (closed(pause)) {
                    return;
                }
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            } else {
                pause = FIRST_PAUSE;
                serve(port);
            }
        }
    }

    private @Nullable SerialPort open() {
        if (!Files.exists(device)) {
            return null;
        }
        try {
            SerialPort port = SerialPort.getCommPort(device.toString());
            port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
            if (port.openPort()) {
                return port;
            }
            LOG.warn("scanner port {} does not open", device);
        } catch (SerialPortInvalidPortException e) {
            LOG.warn("scanner port {} is not usable", device);
        }
        return null;
    }

    private void serve(SerialPort port) {
        FrameAssembler assembler = new FrameAssembler();
        byte[] bytes = new byte[BYTES_PER_READ];
        connected(true);
        try {
            boolean pending = false;
            while (!closed(POLL)) {
                int count = port.readBytes(bytes, bytes.length);
                if (count < 0 || count == 0 && !Files.exists(device)) {
                    return;
                }
                List<Frame> frames = assembler.accept(bytes, count, System.nanoTime());
                Arrays.fill(bytes, 0, count, (byte) 0);
                if (assembler.pending() && !pending || !pending && !frames.isEmpty()) {
                    listener.began();
                }
                frames.forEach(listener::read);
                pending = assembler.pending();
            }
        } finally {
            connected(false);
            Thread.ofPlatform().name("kiosk-scanner-close").daemon().start(port::closePort);
        }
    }

    private void connected(boolean now) {
        connected = now;
        listener.connection(now);
        LOG.info("scanner at {} {}", device, now ? "connected" : "gone");
    }

    /// Waits for `pause` and says whether the reader is being closed.
    private boolean closed(Duration pause) {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
