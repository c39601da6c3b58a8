package org.quickpermit.kiosk.screen;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.quickpermit.mrz.ZoneRows;

/// A passport reader that is a keyboard: it types the rows of the zone, each ended by enter. Characters that come slower
/// than a machine types are dropped, so that nobody types a passport by hand. What is held is overwritten when it is used.
final class ZoneKeys {
    /// Longest pause between two keys of one zone.
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST = 90;

    private final ZoneRows rows = new ZoneRows();
    private final char[] typed = new char[MOST];
    private final Consumer<List<String>> zone;
    private final LongSupplier nanos;
    private int count;
    private long lastAt;

    /// @param zone who hears of a whole zone
    ZoneKeys(Consumer<List<String>> zone) {
        this(zone, System::nanoTime);
    }

    /// @param nanos a monotonic clock
    ZoneKeys(Consumer<List<String>> zone, LongSupplier nanos) {
        this.zone = zone;
        this.nanos = nanos;
    }

    /// Takes a key. True when it belongs to a zone: then nothing else may act on it.
    boolean take(KeyEvent key) {
        long now = nanos.getAsLong();
        if ((count > 0 || rows.pending()) && now - lastAt > PAUSE.toNanos()) {
            clear();
        }
        if (key.getEventType() == KeyEvent.KEY_TYPED) {
            return character(key.getCharacter(), now);
        }
        if (key.getCode() != KeyCode.ENTER || count == 0 && !rows.pending()) {
            return false;
        }
        if (key.getEventType() == KeyEvent.KEY_PRESSED && count > 0) {
            lastAt = now;
            String row = new String(typed, 0, count);
            empty();
            rows.accept(row).ifPresent(zone);
        }
        return true;
    }

    private boolean character(String text, long now) {
        char c = text.isEmpty() ? 0 : text.charAt(0);
        boolean ours = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '<';
        if (!ours) {
            return count > 0 || rows.pending();
        }
        if (count == MOST) {
            clear();
        }
        // A reader behind a keyboard with the shift lock the wrong way round types small letters.
        typed[count++] = Character.toUpperCase(c);
        lastAt = now;
        return true;
    }

    /// Forgets what is held.
    void clear() {
        Arrays.fill(typed, '0');
        count = 0;
        rows.clear();
    }

    private void empty() {
        Arrays.fill(typed, '0');
        count = 0;
    }
}
