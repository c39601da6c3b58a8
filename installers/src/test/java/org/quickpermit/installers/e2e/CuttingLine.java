package org.quickpermit.installers.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line between a machine and its server that can be cut: connections break in the middle of whatever they carry, and
/// new ones are refused as by a dead switch.
final class CuttingLine implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /// @param target port of the server on this machine
    CuttingLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("line").start(this::accept);
    }

    /// Where machines connect to.
    int port() {
        return door.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(CuttingLine::drop);
        open.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    drop(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                carry(near, far);
                carry(far, near);
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        Thread.ofPlatform().daemon().start(() -> {
            try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                drop(to);
            }
        });
    }

    /// With a reset, as a line that is gone.
    private static void drop(Socket socket) {
        try (socket) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // The other end was quicker: it is gone all the same.
            assert socket.isClosed();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
