package org.quickpermit.kiosk.scanner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.quickpermit.mrz.ZoneRows;

import org.jspecify.annotations.Nullable;

/// Makes whole reads of the bytes a barcode reader sends, however the line chops or joins them. Not thread-safe; the
/// thread that reads the port owns it. It never throws and never holds more than [#MAX_BYTES] bytes.
///
/// 1. Leading NUL, blanks and flow control are dropped; CR, LF or CR LF end a message; an empty one is nothing.
/// 2. A message of more than [#MAX_BYTES] bytes is dropped up to the next delimiter and reported once.
/// 3. After [#IDLE] without a byte and without a delimiter the rest is reported as incomplete and never joined to the
///    next read.
/// 4. The same message within [#BOUNCE] is one message: a trigger that bounces, or a code left under the reader.
/// 5. Bytes stay bytes. A symbology identifier (`]Q1`) is taken off; then only `A-Z`, `2-7` and the prefix `NIA1:` pass,
///    or rows that have the shape of a passport's machine-readable zone, which are one message together.
/// 6. Any chopping of the same bytes gives the same messages.
/// 7. What was read is not kept: a message that comes again is known by its digest, and its bytes are overwritten.
///
/// Times are readings of one monotonic clock in nanoseconds.
public final class FrameAssembler {
    /// Longest message.
    public static final int MAX_BYTES = 2_048;
    /// Silence after which an unfinished message is given up.
    public static final Duration IDLE = Duration.ofMillis(300);
    /// Time within which the same message counts once.
    public static final Duration BOUNCE = Duration.ofSeconds(3);

    private static final String PREFIX = "NIA1:";

    private final byte[] buffer = new byte[MAX_BYTES];
    private int length;
    private boolean dropping;
    private long lastByteAt;
    private final ZoneRows zone = new ZoneRows();
    private byte @Nullable [] lastMessage;
    private long lastMessageAt;

    /// Takes the next bytes.
    ///
    /// @param bytes what the port gave
    /// @param count how many of them count
    /// @param now reading of the monotonic clock
    /// @return the reads that ended, in order
    public List<Frame> accept(byte[] bytes, int count, long now) {
        List<Frame> frames = new ArrayList<>(idle(now));
        for (int i = 0; i < count; i++) {
            take(bytes[i], now, frames);
        }
        if (count > 0) {
            lastByteAt = now;
        }
        return frames;
    }

    /// To be called now and then while no bytes come.
    ///
    /// @param now reading of the monotonic clock
    /// @return the unfinished read that has to be given up, or nothing
    public List<Frame> idle(long now) {
        if (length == 0 && !dropping && !zone.pending() || now - lastByteAt < IDLE.toNanos()) {
            return List.of();
        }
        boolean silent = dropping;
        int bytes = length;
        empty();
        zone.clear();
        dropping = false;
        return silent ? List.of() : List.of(new Frame.Incomplete(bytes));
    }

    /// True while part of a message is held.
    public boolean pending() {
        return length > 0 || zone.pending();
    }

    private void empty() {
        Arrays.fill(buffer, 0, length, (byte) 0);
        length = 0;
    }

    private void take(byte value, long now, List<Frame> frames) {
        if (value == '\r' || value == '\n') {
            if (!dropping && length > 0) {
                end(now, frames);
            }
            empty();
            dropping = false;
        } else if (!dropping && (length > 0 || !leading(value))) {
            if (length == MAX_BYTES) {
                empty();
                zone.clear();
                dropping = true;
                frames.add(new Frame.Overflow());
            } else {
                buffer[length++] = value;
            }
        }
    }

    private static boolean leading(byte value) {
        return value == 0 || value == ' ' || value == '\t' || value == 0x11 || value == 0x13;
    }

    private void end(long now, List<Frame> frames) {
        String text = withoutIdentifier(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        boolean inZone = zone.pending();
        Optional<List<String>> rows = zone.accept(text);
        if (rows.isPresent()) {
            once(String.join("", rows.get()), new Frame.Zone(rows.get()), now, frames);
            return;
        }
        if (inZone && !zone.pending()) {
            // The rows before were no zone; what broke them off may be a message of its own.
            frames.add(new Frame.Foreign(length));
        }
        if (ours(text)) {
            once(text, new Frame.Message(text), now, frames);
        } else if (!inZone && !zone.pending()) {
            frames.add(new Frame.Foreign(length));
        }
    }

    private void once(String text, Frame frame, long now, List<Frame> frames) {
        byte[] message = digest(text);
        boolean bounced = Arrays.equals(message, lastMessage) && now - lastMessageAt < BOUNCE.toNanos();
        lastMessage = message;
        lastMessageAt = now;
        if (!bounced) {
            frames.add(frame);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// Takes off an AIM symbology identifier, as `]Q1`.
    private static String withoutIdentifier(String text) {
        boolean identified = text.length() >= 3 && text.charAt(0) == ']' && Character.isLetter(text.charAt(1))
                && text.charAt(1) < 0x80;
        return identified ? text.substring(3) : text;
    }

    private static boolean ours(String text) {
        if (!text.startsWith(PREFIX) || text.length() == PREFIX.length()) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '2' || c > '7')) {
                return false;
            }
        }
        return true;
    }
}
