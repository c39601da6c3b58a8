package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.quickpermit.mrz.Layout.Span;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

/// Writes zones; see [Mrz#write].
final class MrzWriter {
    private static final int NUMBER_WIDTH = 9;
    private static final Pattern CODE = Pattern.compile("[A-Z]{1,2}");
    private static final Pattern STATE = Pattern.compile("[A-Z]{3}|D");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]+");
    private static final Pattern OPTIONAL = Pattern.compile("[A-Z0-9</]*");

    private final Layout layout;
    private final List<char[]> rows = new ArrayList<>();

    private MrzWriter(MrzFormat format) {
        this.layout = Layout.of(format);
        for (int i = 0; i < format.rows(); i++) {
            char[] row = new char[format.columns()];
            Arrays.fill(row, '<');
            rows.add(row);
        }
    }

    static List<String> write(TravelDocument document, String optionalData, MrzFormat format) {
        MrzWriter writer = new MrzWriter(format);
        writer.fill(document, optionalData);
        return writer.text();
    }

    private void fill(TravelDocument document, String optionalData) {
        require(CODE.matcher(document.documentCode()).matches(), "document code: one or two letters");
        require(document.documentCode().startsWith("V") == (layout.format() == MrzFormat.MRV_B),
                "document code: V for visas and for nothing else");
        require(STATE.matcher(document.issuingState()).matches(), "issuing state: three letters, or D");
        require(STATE.matcher(document.nationality()).matches(), "nationality: three letters, or D");
        put(Layout.DOCUMENT_CODE, document.documentCode());
        put(Layout.ISSUING_STATE, document.issuingState());
        put(layout.nationality(), document.nationality());
        put(layout.names(), MrzNames.write(document.surname(), document.givenNames(), layout.names().length()));
        put(layout.sex(), sex(document.sex()));
        putDate(layout.birth(), document.birthDate());
        putDate(layout.expiry(), document.expiryDate());
        putNumberAndOptional(document.number(), optionalData);
        Span composite = layout.composite();
        if (composite != null) {
            put(composite, String.valueOf(CheckDigit.of(layout.composedText(text()))));
        }
    }

    private void putNumberAndOptional(String number, String optionalData) {
        require(NUMBER.matcher(number).matches(), "number: capitals and digits");
        require(OPTIONAL.matcher(optionalData).matches(), "optional data: capitals, digits and fillers");
        String first = optionalData;
        String second = "";
        int divider = optionalData.indexOf('/');
        if (divider >= 0) {
            require(layout.secondOptional() != null, "optional data: only TD1 has a second field");
            first = optionalData.substring(0, divider);
            second = optionalData.substring(divider + 1);
            require(second.indexOf('/') < 0, "optional data: at most two fields");
        }
        String digit = String.valueOf(CheckDigit.of(number));
        if (number.length() <= NUMBER_WIDTH) {
            put(layout.number(), number);
            put(layout.number().digit(), String.valueOf(CheckDigit.of(layout.number().in(text()))));
        } else {
            require(layout.allowsLongNumber(), "number: at most 9 characters in this format");
            put(layout.number(), number.substring(0, NUMBER_WIDTH));
            String overflow = number.substring(NUMBER_WIDTH) + digit;
            require(overflow.length() < layout.optional().length(), "number: too long for this format");
            first = overflow + "<" + first;
        }
        put(layout.optional(), first);
        Span secondOptional = layout.secondOptional();
        if (secondOptional != null) {
            put(secondOptional, second);
        }
        Span optionalDigit = layout.optionalDigit();
        if (optionalDigit != null && !MrzShape.withoutTrailingFillers(first).isEmpty()) {
            put(optionalDigit, String.valueOf(CheckDigit.of(layout.optional().in(text()))));
        }
    }

    private void putDate(Span span, LocalDate date) {
        String text = twoDigits(date.getYear() % 100) + twoDigits(date.getMonthValue())
                + twoDigits(date.getDayOfMonth());
        put(span, text);
        put(span.digit(), String.valueOf(CheckDigit.of(text)));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNSPECIFIED -> "<";
        };
    }

    private void put(Span span, String text) {
        require(text.length() <= span.length(),
                "row " + span.row() + ", position " + span.from() + ": at most " + span.length() + " characters");
        text.getChars(0, text.length(), rows.get(span.row() - 1), span.from() - 1);
    }

    private List<String> text() {
        return rows.stream().map(String::new).toList();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
