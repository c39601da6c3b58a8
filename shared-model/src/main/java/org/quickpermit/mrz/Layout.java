package org.quickpermit.mrz;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Where each field of a layout stands. Rows and positions count from 1, as in Doc 9303.
///
/// @param format the layout described
/// @param names primary and secondary identifier
/// @param number document number; its check digit is the character behind it
/// @param nationality nationality of the holder
/// @param birth date of birth; its check digit is the character behind it
/// @param sex one character
/// @param expiry date of expiry; its check digit is the character behind it
/// @param optional optional data, the first of two fields on a TD1 card
/// @param secondOptional second field of a TD1 card
/// @param optionalDigit check digit of the optional data, on a TD3 passport only
/// @param composite check digit over `composed`; visas have none
/// @param composed what the composite check digit is computed over, in order
record Layout(MrzFormat format, Span names, Span number, Span nationality, Span birth, Span sex, Span expiry,
        Span optional, @Nullable Span secondOptional, @Nullable Span optionalDigit, @Nullable Span composite,
        List<Span> composed) {
    private static final Layout TD1 = new Layout(MrzFormat.TD1, span(3, 1, 30), span(1, 6, 14), span(2, 16, 18),
            span(2, 1, 6), span(2, 8, 8), span(2, 9, 14), span(1, 16, 30), span(2, 19, 29), null, span(2, 30, 30),
            List.of(span(1, 6, 30), span(2, 1, 7), span(2, 9, 15), span(2, 19, 29)));
    private static final Layout TD2 = new Layout(MrzFormat.TD2, span(1, 6, 36), span(2, 1, 9), span(2, 11, 13),
            span(2, 14, 19), span(2, 21, 21), span(2, 22, 27), span(2, 29, 35), null, null, span(2, 36, 36),
            List.of(span(2, 1, 10), span(2, 14, 20), span(2, 22, 35)));
    private static final Layout TD3 = new Layout(MrzFormat.TD3, span(1, 6, 44), span(2, 1, 9), span(2, 11, 13),
            span(2, 14, 19), span(2, 21, 21), span(2, 22, 27), span(2, 29, 42), null, span(2, 43, 43),
            span(2, 44, 44), List.of(span(2, 1, 10), span(2, 14, 20), span(2, 22, 43)));
    private static final Layout MRV_B = new Layout(MrzFormat.MRV_B, span(1, 6, 36), span(2, 1, 9), span(2, 11, 13),
            span(2, 14, 19), span(2, 21, 21), span(2, 22, 27), span(2, 29, 36), null, null, null, List.of());

    /// The document code, the same everywhere.
    static final Span DOCUMENT_CODE = span(1, 1, 2);
    /// The issuing state, the same everywhere.
    static final Span ISSUING_STATE = span(1, 3, 5);

    static Layout of(MrzFormat format) {
        return switch (format) {
            case TD1 -> TD1;
            case TD2 -> TD2;
            case TD3 -> TD3;
            case MRV_B -> MRV_B;
        };
    }

    /// True where a document number may run on into the optional field.
    boolean allowsLongNumber() {
        return format == MrzFormat.TD1 || format == MrzFormat.TD2;
    }

    /// The text the composite check digit is computed over.
    String composedText(List<String> rows) {
        return composed.stream().map(span -> span.in(rows)).collect(Collectors.joining());
    }

    private static Span span(int row, int from, int to) {
        return new Span(row, from, to);
    }

    /// A run of positions in one row.
    ///
    /// @param row from 1
    /// @param from first position, from 1
    /// @param to last position
    record Span(int row, int from, int to) {
        String in(List<String> rows) {
            return rows.get(row - 1).substring(from - 1, to);
        }

        int length() {
            return to - from + 1;
        }

        /// The single position behind this run, where its check digit stands.
        Span digit() {
            return new Span(row, to + 1, to + 1);
        }
    }
}
