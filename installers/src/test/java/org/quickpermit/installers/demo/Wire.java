package org.quickpermit.installers.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The line between a machine and the server, which the demo can hold up and cut. Bytes pass unchanged and unread: what
/// is on the line is encrypted. Safe for use by several threads.
final class Wire implements AutoCloseable {
    private static final int PIECE = 16_384;
    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> sockets = new HashSet<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long arrived;
    private long letThrough;
    private boolean held;
    private boolean broken;
    private int cuts;

    private Wire(ServerSocket entrance, int server) {
        this.entrance = entrance;
        this.server = server;
    }

    /// Lays a line to a server on this machine.
    ///
    /// @param server its address
    /// @throws IOException when no port is free
    static Wire to(URI server) throws IOException {
        Wire wire = new Wire(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), server.getPort());
        wire.threads.execute(wire::accept);
        return wire;
    }

    /// The address of the server as it is reached over this line.
    URI uri() {
        return URI.create("https://localhost:" + entrance.getLocalPort());
    }

    /// From now on what the server says stays on the line.
    synchronized void hold() {
        held = true;
        letThrough = arrived;
    }

    /// How many pieces the server has said so far, over all connections.
    synchronized long arrived() {
        return arrived;
    }

    /// Lets the first pieces through, those after them stay.
    ///
    /// @param upTo how many, counted as by [#arrived()]
    synchronized void letThrough(long upTo) {
        letThrough = Math.max(letThrough, upTo);
        notifyAll();
    }

    /// Lets everything through again.
    synchronized void release() {
        held = false;
        notifyAll();
    }

    /// Breaks every connection. What was held is lost, and no new connection comes about until [#mend()].
    synchronized void cut() throws IOException {
        broken = true;
        held = false;
        cuts++;
        for (Socket socket : Set.copyOf(sockets)) {
            socket.close();
        }
        notifyAll();
    }

    /// Takes new connections again.
    synchronized void mend() {
        broken = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // The entrance was closed, or a caller went away: the next one is served.
            }
        }
    }

    private void connect(Socket machine) throws IOException {
        int generation;
        synchronized (this) {
            generation = cuts;
            if (broken) {
                machine.close();
                return;
            }
        }
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException e) {
            machine.close();
            throw e;
        }
        synchronized (this) {
            sockets.add(machine);
            sockets.add(far);
        }
        threads.execute(() -> pass(machine, far, generation, false));
        threads.execute(() -> pass(far, machine, generation, true));
    }

    private void pass(Socket from, Socket to, int generation, boolean fromServer) {
        byte[] piece = new byte[PIECE];
        try (from; to) {
            for (int read = from.getInputStream().read(piece); read >= 0; read = from.getInputStream().read(piece)) {
                if (fromServer && !mayPass(generation)) {
                    return;
                }
                to.getOutputStream().write(piece, 0, read);
            }
        } catch (IOException e) {
            // Either side hung up, or the line was cut: both ends are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                sockets.remove(from);
                sockets.remove(to);
            }
        }
    }

    /// Waits while the piece is held; false when the line was cut meanwhile.
    private synchronized boolean mayPass(int generation) throws InterruptedException {
        long number = ++arrived;
        while (held && number > letThrough && generation == cuts) {
            wait();
        }
        return generation == cuts;
    }

    @Override
    public void close() {
        try {
            entrance.close();
            cut();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the line cannot be closed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
