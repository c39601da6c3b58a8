package org.quickpermit.kiosk.testing;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A real pseudo-terminal of the operating system, opened through the C library (Linux). A serial driver opens
/// [#device()] as it would open a barcode reader's port; the test writes what the reader sends with [#write(byte\[\])].
/// Closing it is what pulling the plug is.
public final class Pty implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int TERMIOS_BYTES = 128;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE = Linker.Option.captureStateLayout()
            .varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final int master;
    private final int slave;
    private final Path device;
    private boolean closed;

    private Pty(int master, int slave, Path device) {
        this.master = master;
        this.slave = slave;
        this.device = device;
    }

    /// Opens a pseudo-terminal in raw mode: bytes pass unchanged in both directions, nothing is echoed.
    ///
    /// @throws IOException when the system gives none
    public static Pty open() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int master = call(arena, "posix_openpt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                    O_RDWR | O_NOCTTY);
            FunctionDescriptor ofInt = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            call(arena, "grantpt", ofInt, master);
            call(arena, "unlockpt", ofInt, master);
            MemorySegment name = arena.allocate(128);
            call(arena, "ptsname_r", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS, ValueLayout.JAVA_LONG), master, name, name.byteSize());
            String path = name.getString(0);
            int slave = call(arena, "open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT), arena.allocateFrom(path), O_RDWR | O_NOCTTY);
            raw(arena, slave);
            return new Pty(master, slave, Path.of(path));
        }
    }

    private static void raw(Arena arena, int terminal) throws IOException {
        MemorySegment termios = arena.allocate(TERMIOS_BYTES);
        call(arena, "tcgetattr", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS), terminal, termios);
        try {
            MethodHandle makeRaw = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("cfmakeraw"),
                    FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
            makeRaw.invoke(termios);
        } catch (Throwable e) {
            throw new IOException("cfmakeraw failed", e);
        }
        call(arena, "tcsetattr", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS), terminal, 0, termios);
    }

    /// The port to open, as `/dev/pts/7`.
    public Path device() {
        return device;
    }

    /// Sends bytes as the reader does.
    ///
    /// @throws IOException when the line is closed or does not take them all
    public void write(byte[] bytes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long written = callLong(arena, "write", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS, ValueLayout.JAVA_LONG), master, buffer, (long) bytes.length);
            if (written != bytes.length) {
                throw new IOException("only " + written + " of " + bytes.length + " bytes were taken");
            }
        }
    }

    /// Sends a scan: an AIM identifier, the text and a carriage return.
    ///
    /// @throws IOException as [#write(byte\[\])]
    public void scan(String text) throws IOException {
        write(("]Q1" + text + "\r").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Pulls the plug: the device disappears under whoever has it open.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (Arena arena = Arena.ofConfined()) {
            FunctionDescriptor ofInt = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            call(arena, "close", ofInt, slave);
            call(arena, "close", ofInt, master);
        } catch (IOException e) {
            throw new IllegalStateException("the pseudo-terminal cannot be closed", e);
        }
    }

    private static int call(Arena arena, String function, FunctionDescriptor shape, Object... arguments)
            throws IOException {
        return (int) invoke(arena, function, shape, arguments);
    }

    private static long callLong(Arena arena, String function, FunctionDescriptor shape, Object... arguments)
            throws IOException {
        return (long) invoke(arena, function, shape, arguments);
    }

    private static Object invoke(Arena arena, String function, FunctionDescriptor shape, Object... arguments)
            throws IOException {
        MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
        MethodHandle handle = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function), shape, ERRNO);
        Object[] all = new Object[arguments.length + 1];
        all[0] = state;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Object result;
        try {
            result = handle.invokeWithArguments(all);
        } catch (Throwable e) {
            throw new IOException(function + " could not be called", e);
        }
        if (((Number) result).longValue() < 0) {
            throw new IOException(function + " failed with errno " + (int) ERRNO_VALUE.get(state, 0L));
        }
        return result;
    }
}
