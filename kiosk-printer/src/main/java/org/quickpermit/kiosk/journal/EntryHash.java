package org.quickpermit.kiosk.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/// The links of the journal's chain: each entry's hash covers the entry and the hash of the one before, so that an entry
/// changed, taken out or moved breaks the chain behind it. The detail counts by its digest: an export may leave its words
/// out and can still be checked.
public final class EntryHash {
    /// What stands before the first entry.
    public static final String START = "0".repeat(64);

    private EntryHash() {}

    /// The digest of a text, 64 hexadecimal digits.
    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// The hash of an entry.
    ///
    /// @param previous hash of the entry before, [#START] for the first
    /// @param sequence its place, from 1
    /// @param at milliseconds since 1970 by the kiosk's clock
    /// @param print id of the print it belongs to, or null
    /// @param step what happened
    /// @param detailDigest digest of its detail
    public static String of(String previous, long sequence, long at, @Nullable String print, String step,
            String detailDigest) {
        return digest(String.join("\n", previous, Long.toString(sequence), Long.toString(at),
                print == null ? "" : print, step, detailDigest));
    }
}
