package org.quickpermit.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.mrz.Layout.Span;
import org.quickpermit.mrz.MrzResult.Parsed;
import org.quickpermit.mrz.MrzResult.Rejected;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// Reads one zone; see [Mrz#parse]. Every field is read, each fault is noted, and the first in reading order is
/// reported; the composite check digit counts only when nothing else is wrong.
final class MrzReader {
    private static final int EXPIRY_YEARS_BACK = 20;
    private static final int EXPIRY_YEARS_AHEAD = 30;
    /// Stands for a value that could not be read; it never leaves this class.
    private static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final List<String> rows;
    private final LocalDate today;
    private final Layout layout;
    private @Nullable Rejected first;

    private MrzReader(List<String> rows, LocalDate today, Layout layout) {
        this.rows = rows;
        this.today = today;
        this.layout = layout;
    }

    static MrzResult read(List<String> rows, LocalDate today) {
        Rejected shape = MrzShape.firstFault(rows);
        if (shape != null) {
            return shape;
        }
        return new MrzReader(rows, today, Layout.of(MrzShape.format(rows))).read();
    }

    private MrzResult read() {
        String code = documentCode();
        String issuer = state(Layout.ISSUING_STATE);
        String nationality = state(layout.nationality());
        MrzNames.Parts names = names();
        Number number = number();
        LocalDate birth = birthDate();
        LocalDate expiry = expiryDate();
        Sex sex = sex();
        String optionalData = optionalData(number.optional());
        if (first == null) {
            composite();
        }
        if (first != null) {
            return first;
        }
        return new Parsed(layout.format(), new TravelDocument(code, issuer, number.value(), nationality,
                names.surname(), names.givenNames(), names.fillsField(), birth, sex, expiry), optionalData);
    }

    private String documentCode() {
        String code = MrzShape.withoutTrailingFillers(Layout.DOCUMENT_CODE.in(rows));
        String kinds = switch (layout.format()) {
            case TD1, TD2 -> "ACIP";
            case TD3 -> "P";
            case MRV_B -> "V";
        };
        char kind = rows.getFirst().charAt(0);
        if (layout.format() == MrzFormat.TD3 && kind == 'V') {
            fail(1, 1, MrzFault.VISA_SWIPED);
        } else if (kinds.indexOf(kind) < 0) {
            fail(1, 1, MrzFault.DOCUMENT_CODE);
        } else if (isDigit(rows.getFirst().charAt(1))) {
            fail(1, 2, MrzFault.DOCUMENT_CODE);
        }
        return code;
    }

    private String state(Span span) {
        String text = span.in(rows);
        if (text.equals("D<<")) {
            return "D";
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isLetter(text.charAt(i))) {
                fail(span, i, MrzFault.STATE_CODE);
                break;
            }
        }
        return text;
    }

    private MrzNames.Parts names() {
        Span span = layout.names();
        String text = span.in(rows);
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                fail(span, i, MrzFault.NAME_CHARACTER);
            }
        }
        if (text.charAt(0) == '<') {
            fail(span, 0, MrzFault.NAME_MISSING);
        }
        int fault = MrzNames.formFault(text);
        if (fault >= 0) {
            fail(span, fault, MrzFault.NAME_FORM);
        }
        return MrzNames.read(text);
    }

    /// The document number, with the run-on of a long one, and what is left of the optional field behind it.
    private Number number() {
        Span span = layout.number();
        String field = span.in(rows);
        char digit = span.digit().in(rows).charAt(0);
        String optional = layout.optional().in(rows);
        boolean full = field.indexOf('<') < 0;
        if (digit == '<' && full && layout.allowsLongNumber() && optional.charAt(0) != '<') {
            return longNumber(field, optional);
        }
        String value = MrzShape.withoutTrailingFillers(field);
        if (value.isEmpty()) {
            fail(span, 0, MrzFault.NUMBER_MISSING);
        } else if (value.indexOf('<') >= 0) {
            fail(span, value.indexOf('<'), MrzFault.NUMBER_FORM);
        }
        checkDigit(span);
        return new Number(value, optional);
    }

    private Number longNumber(String field, String optional) {
        int end = optional.indexOf('<');
        if (end < 2) {
            // No end, or no room for both a further character and the check digit.
            fail(layout.optional(), end < 0 ? optional.length() - 1 : end, MrzFault.NUMBER_FORM);
            return new Number(field, optional);
        }
        String value = field + optional.substring(0, end - 1);
        char digit = optional.charAt(end - 1);
        if (!isDigit(digit)) {
            fail(layout.optional(), end - 1, MrzFault.NOT_A_DIGIT);
        } else if (digit != CheckDigit.of(value)) {
            fail(layout.optional(), end - 1, MrzFault.CHECK_DIGIT);
        }
        return new Number(value, optional.substring(end + 1));
    }

    private LocalDate birthDate() {
        Span span = layout.birth();
        String text = span.in(rows);
        int unknown = text.indexOf('<');
        boolean partsOpen = unknown % 2 == 0 && text.matches("(\\d\\d|<<){3}");
        if (!partsOpen && !digitsOnly(span)) {
            return NO_DATE;
        }
        if (!checkDigit(span)) {
            return NO_DATE;
        }
        if (partsOpen) {
            fail(span, unknown, MrzFault.BIRTH_DATE_INCOMPLETE);
            return NO_DATE;
        }
        int century = today.getYear() - Math.floorMod(today.getYear(), 100);
        LocalDate date = dateOf(century, text);
        if (date == null || date.isAfter(today)) {
            date = dateOf(century - 100, text);
        }
        return date != null ? date : noSuchDate(span);
    }

    private LocalDate expiryDate() {
        Span span = layout.expiry();
        if (!digitsOnly(span) || !checkDigit(span)) {
            return NO_DATE;
        }
        String text = span.in(rows);
        LocalDate earliest = today.minusYears(EXPIRY_YEARS_BACK);
        LocalDate latest = today.plusYears(EXPIRY_YEARS_AHEAD);
        int century = today.getYear() - Math.floorMod(today.getYear(), 100);
        boolean exists = false;
        for (int base = century - 100; base <= century + 100; base += 100) {
            LocalDate date = dateOf(base, text);
            exists |= date != null;
            if (date != null && !date.isBefore(earliest) && !date.isAfter(latest)) {
                return date;
            }
        }
        if (!exists) {
            return noSuchDate(span);
        }
        fail(span, 0, MrzFault.EXPIRY_IMPLAUSIBLE);
        return NO_DATE;
    }

    /// Points at the month where the month is wrong, else at the day.
    private LocalDate noSuchDate(Span span) {
        int month = Integer.parseInt(span.in(rows).substring(2, 4));
        fail(span, month < 1 || month > 12 ? 2 : 4, MrzFault.NO_SUCH_DATE);
        return NO_DATE;
    }

    private static @Nullable LocalDate dateOf(int century, String yymmdd) {
        try {
            return LocalDate.of(century + Integer.parseInt(yymmdd.substring(0, 2)),
                    Integer.parseInt(yymmdd.substring(2, 4)), Integer.parseInt(yymmdd.substring(4)));
        } catch (DateTimeException noSuchDate) {
            return null;
        }
    }

    private Sex sex() {
        Span span = layout.sex();
        return switch (span.in(rows).charAt(0)) {
            case 'M' -> Sex.MALE;
            case 'F' -> Sex.FEMALE;
            case '<' -> Sex.UNSPECIFIED;
            default -> {
                fail(span, 0, MrzFault.SEX);
                yield Sex.UNSPECIFIED;
            }
        };
    }

    private String optionalData(String firstField) {
        Span digit = layout.optionalDigit();
        if (digit != null) {
            char printed = digit.in(rows).charAt(0);
            // Issuers may leave the digit out, also behind optional data; the composite digit then covers the field.
            if (printed != '<') {
                checkDigit(layout.optional());
            }
        }
        String data = MrzShape.withoutTrailingFillers(firstField);
        Span second = layout.secondOptional();
        String secondData = second == null ? "" : MrzShape.withoutTrailingFillers(second.in(rows));
        return secondData.isEmpty() ? data : data + "/" + secondData;
    }

    private void composite() {
        Span span = layout.composite();
        if (span == null) {
            return;
        }
        char printed = span.in(rows).charAt(0);
        if (!isDigit(printed)) {
            fail(span, 0, MrzFault.NOT_A_DIGIT);
        } else if (printed != CheckDigit.of(layout.composedText(rows))) {
            fail(span, 0, MrzFault.COMPOSITE_CHECK_DIGIT);
        }
    }

    private boolean digitsOnly(Span span) {
        String text = span.in(rows);
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                fail(span, i, MrzFault.NOT_A_DIGIT);
                return false;
            }
        }
        return true;
    }

    private boolean checkDigit(Span field) {
        Span digit = field.digit();
        char printed = digit.in(rows).charAt(0);
        if (!isDigit(printed)) {
            fail(digit, 0, MrzFault.NOT_A_DIGIT);
            return false;
        }
        if (printed != CheckDigit.of(field.in(rows))) {
            fail(digit, 0, MrzFault.CHECK_DIGIT);
            return false;
        }
        return true;
    }

    private void fail(Span span, int offset, MrzFault fault) {
        fail(span.row(), span.from() + offset, fault);
    }

    private void fail(int row, int position, MrzFault fault) {
        Rejected known = first;
        if (known == null || row < known.row() || row == known.row() && position < known.position()) {
            first = new Rejected(row, position, fault);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /// @param value the whole number
    /// @param optional what the optional field holds besides
    private record Number(String value, String optional) {}
}
