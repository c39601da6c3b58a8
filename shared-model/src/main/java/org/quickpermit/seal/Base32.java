package org.quickpermit.seal;

import java.util.Optional;

/// Base32 of RFC 4648, section 6, without padding. Its 32 characters are in the alphanumeric mode of QR codes and on
/// the same keys of every keyboard layout, so that a seal survives scanners that act as a keyboard. The JDK has none.
final class Base32 {
    static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5 + 1);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >>> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }

    /// Empty when the length is one no bytes have, or when unused bits of the last character are set, so that every
    /// byte string has one text only.
    ///
    /// @param text characters of [#ALPHABET] only; the caller has checked that
    static Optional<byte[]> decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = buffer << 5 | ALPHABET.indexOf(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >>> bits);
            }
            buffer &= (1 << bits) - 1;
        }
        return bits >= 5 || buffer != 0 ? Optional.empty() : Optional.of(bytes);
    }
}
