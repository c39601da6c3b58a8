package org.quickpermit.installers.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// What happened, line by line: the last lines are kept for whoever has to understand a failure, and a hash over all of
/// them tells whether two runs were the same.
final class Trace {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
            .withZone(ZoneId.of("Asia/Taipei"));
    private static final int KEPT = 50;

    private final VirtualTime time;
    private final Deque<String> last = new ArrayDeque<>();
    private final MessageDigest digest;
    private final boolean loud;
    private long lines;

    /// @param loud true to print every line as it comes
    Trace(VirtualTime time, boolean loud) {
        this.time = time;
        this.loud = loud;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(String who, String what) {
        String line = ++lines + " " + TIME.format(time.instant()) + " " + who + ": " + what;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        if (loud) {
            System.out.println(line);
        }
    }

    /// Lines so far.
    long lines() {
        return lines;
    }

    List<String> last() {
        return List.copyOf(last);
    }

    /// Hash over every line; to be asked once, at the end.
    String hash() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
