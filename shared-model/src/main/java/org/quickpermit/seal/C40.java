package org.quickpermit.seal;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// The C40 text packing of visible digital seals: three characters of `0-9`, `A-Z` and space in two bytes.
///
/// Only the basic set exists here; the shift sets of Data Matrix are not used by seals. A last single character is
/// written as `FE` and its ASCII code plus one, a last pair is filled with the value 0. Each text has exactly one
/// encoding and [#decode(byte\[\])] accepts no other.
final class C40 {
    private static final String BASIC = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int FIRST_VALUE = 3;
    private static final int LONE_CHARACTER = 0xFE;

    private C40() {}

    /// Packs a text.
    ///
    /// @throws IllegalArgumentException naming the position of a character outside `0-9A-Z` and space. No character is
    ///         ever replaced or cut to a byte
    static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i += 3) {
            int left = text.length() - i;
            if (left == 1) {
                valueAt(text, i);
                out.write(LONE_CHARACTER);
                out.write(text.charAt(i) + 1);
            } else {
                int third = left == 2 ? 0 : valueAt(text, i + 2);
                int packed = 1600 * valueAt(text, i) + 40 * valueAt(text, i + 1) + third + 1;
                out.write(packed >>> 8);
                out.write(packed);
            }
        }
        return out.toByteArray();
    }

    /// Unpacks; empty for bytes that [#encode(String)] never makes.
    static Optional<String> decode(byte[] bytes) {
        if (bytes.length % 2 != 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
            int first = bytes[i] & 0xFF;
            int second = bytes[i + 1] & 0xFF;
            boolean last = i + 2 == bytes.length;
            if (first == LONE_CHARACTER) {
                char lone = (char) (second - 1);
                if (!last || BASIC.indexOf(lone) < 0) {
                    return Optional.empty();
                }
                text.append(lone);
                continue;
            }
            int packed = (first << 8 | second) - 1;
            int a = packed / 1600 - FIRST_VALUE;
            int b = packed / 40 % 40 - FIRST_VALUE;
            int c = packed % 40 - FIRST_VALUE;
            boolean pair = last && c == -FIRST_VALUE;
            if (packed < 0 || !isBasic(a) || !isBasic(b) || !pair && !isBasic(c)) {
                return Optional.empty();
            }
            text.append(BASIC.charAt(a)).append(BASIC.charAt(b));
            if (!pair) {
                text.append(BASIC.charAt(c));
            }
        }
        return Optional.of(text.toString());
    }

    private static boolean isBasic(int index) {
        return index >= 0 && index < BASIC.length();
    }

    private static int valueAt(String text, int position) {
        int index = BASIC.indexOf(text.charAt(position));
        if (index < 0) {
            throw new IllegalArgumentException("character " + (position + 1) + " is outside 0-9A-Z and space");
        }
        return index + FIRST_VALUE;
    }
}
