package org.quickpermit.form;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import org.quickpermit.form.FormFault.Malformed;
import org.quickpermit.form.FormFault.Missing;
import org.quickpermit.form.FormFault.OutOfRange;
import org.quickpermit.form.FormFault.TooLong;
import org.quickpermit.time.Periods;

/// What may stand in the fields of an application (QP-1): the one place both the terminal and the server ask, so that
/// nothing passes at the counter that is turned away afterwards, and nothing is held back that would be taken. Every
/// method takes the text as it is sent, without blanks at its ends, and gives the first fault or nothing. Lengths are
/// counted in characters as people count them (code points).
///
/// Identity numbers have their own rules in `IdentityNumbers`.
public final class FormRules {
    /// Characters of surname and given names together: the places of the zone of a passport (ICAO Doc 9303-4).
    public static final int LONGEST_NAMES = 39;
    /// Characters of a name in Chinese.
    public static final int LONGEST_CHINESE_NAME = 30;
    /// Characters of a document number: the places of the entry permit's zone (ICAO Doc 9303-7).
    public static final int LONGEST_NUMBER = 9;
    /// Characters of a phone number.
    public static final int LONGEST_PHONE = 30;
    /// Characters of an e-mail address (RFC 5321).
    public static final int LONGEST_EMAIL = 254;
    /// Characters of a reason somebody types.
    public static final int LONGEST_REASON = 200;
    /// How long a boarding confirmation is good where the bureau has set nothing else, in months (QP-5).
    public static final int BOARDING_MONTHS = 2;
    /// The first day of birth taken.
    public static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);

    private static final int LONGEST_CODE = 3;
    private static final int FIRST_EXPIRY = 1980;
    private static final int LAST_EXPIRY = 2200;
    private static final Pattern NAME = Pattern.compile("[A-Z]+( [A-Z]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]([0-9 -]*[0-9])?");
    /// A number of Hong Kong or Macao has eight digits, and no other country code begins like theirs (ITU-T E.164).
    private static final Pattern SUBSCRIBER = Pattern
            .compile("[2-9][0-9]{7}|\\+85[23][2-9][0-9]{7}|\\+(?!85[23])[1-9][0-9]{7,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private FormRules() {}

    /// A surname: capitals with single spaces.
    public static Optional<FormFault> surname(String surname) {
        return surname.isEmpty()
                ? Optional.of(new Missing())
                : name(surname).or(() -> length(LONGEST_NAMES, surname.length()));
    }

    /// Given names: capitals with single spaces, or nothing. They get the room that the surname leaves.
    ///
    /// @param surname the surname
    /// @param givenNames the given names
    public static Optional<FormFault> givenNames(String surname, String givenNames) {
        if (givenNames.isEmpty()) {
            return Optional.empty();
        }
        return name(givenNames).or(() -> surname.length() > LONGEST_NAMES
                ? Optional.empty()
                : length(LONGEST_NAMES, surname.length() + givenNames.length()));
    }

    private static Optional<FormFault> name(String name) {
        return stranger(name, c -> c >= 'A' && c <= 'Z' || c == ' ').or(() -> form(NAME, name));
    }

    /// A name in Chinese: Han characters, with a middle dot where a name is put into Chinese. Nothing is no fault.
    public static Optional<FormFault> chineseName(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return stranger(name, c -> isHan(c) || isMiddleDot(c))
                .or(() -> length(LONGEST_CHINESE_NAME, name.codePointCount(0, name.length())))
                .or(() -> name.codePoints().anyMatch(FormRules::isHan)
                        ? Optional.empty()
                        : Optional.of(new Malformed()));
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static boolean isMiddleDot(int codePoint) {
        return codePoint == '·' || codePoint == '‧' || codePoint == '・';
    }

    /// The kind of document of the zone: one or two capitals, `P` for a passport.
    public static Optional<FormFault> documentCode(String code) {
        return capitals(code, 2);
    }

    /// A state by its code of three capitals, or `D` for Germany (ICAO Doc 9303-3).
    public static Optional<FormFault> stateCode(String code) {
        return capitals(code, LONGEST_CODE).or(() -> code.length() == LONGEST_CODE || code.equals("D")
                ? Optional.empty()
                : Optional.of(new Malformed()));
    }

    private static Optional<FormFault> capitals(String code, int longest) {
        if (code.isEmpty()) {
            return Optional.of(new Missing());
        }
        return stranger(code, c -> c >= 'A' && c <= 'Z').or(() -> length(longest, code.length()));
    }

    /// The number of a travel document: capitals and digits.
    public static Optional<FormFault> documentNumber(String number) {
        if (number.isEmpty()) {
            return Optional.of(new Missing());
        }
        return stranger(number, c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
                .or(() -> length(LONGEST_NUMBER, number.length()));
    }

    /// A day of birth: before today.
    ///
    /// @param today the day it is sent, Asia/Taipei
    public static Optional<FormFault> birthDate(LocalDate day, LocalDate today) {
        return range(!day.isBefore(EARLIEST_BIRTH) && day.isBefore(today));
    }

    /// A document's last day: a year that can be meant. Whether it is late enough is decided, not a matter of form.
    public static Optional<FormFault> expiryDate(LocalDate day) {
        return range(day.getYear() >= FIRST_EXPIRY && day.getYear() <= LAST_EXPIRY);
    }

    /// The intended arrival: within the life of the boarding confirmation that would be given today.
    ///
    /// @param today the day it is sent, Asia/Taipei
    /// @param boardingMonths length of that life
    public static Optional<FormFault> arrival(LocalDate day, LocalDate today, int boardingMonths) {
        return range(!day.isBefore(today) && !day.isAfter(lastArrival(today, boardingMonths)));
    }

    /// The last day [#arrival] takes.
    public static LocalDate lastArrival(LocalDate today, int boardingMonths) {
        return Periods.lastDayOfMonths(today, boardingMonths);
    }

    /// The phone number, of the two ways to reach a traveller of which one is needed: eight digits for Hong Kong, `+852` or
    /// `+853` and eight digits for Hong Kong or Macao, or `+`, country code and number, 8 to 15 digits together (ITU-T
    /// E.164). Spaces and `-` between digits do not count.
    ///
    /// @param phone the number, possibly empty
    /// @param email the address, possibly empty
    public static Optional<FormFault> phone(String phone, String email) {
        if (phone.isEmpty()) {
            return email.isEmpty() ? Optional.of(new Missing()) : Optional.empty();
        }
        return stranger(phone, c -> c >= '0' && c <= '9' || c == ' ' || c == '+' || c == '-')
                .or(() -> length(LONGEST_PHONE, phone.length())).or(() -> form(PHONE, phone))
                .or(() -> form(SUBSCRIBER, phone.replaceAll("[ -]", "")));
    }

    /// An e-mail address, or nothing.
    public static Optional<FormFault> email(String email) {
        if (email.isEmpty()) {
            return Optional.empty();
        }
        return stranger(email, c -> c > ' ' && c < 127).or(() -> length(LONGEST_EMAIL, email.length()))
                .or(() -> form(EMAIL, email));
    }

    /// A reason somebody types, of a correction, a cancellation or a revocation: anything that can be read.
    public static Optional<FormFault> reason(String reason) {
        if (reason.isBlank()) {
            return Optional.of(new Missing());
        }
        return stranger(reason, c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .or(() -> length(LONGEST_REASON, reason.codePointCount(0, reason.length())));
    }

    private static Optional<FormFault> stranger(String text, IntPredicate allowed) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!allowed.test(points[i])) {
                return Optional.of(new FormFault.Character(i + 1, points[i]));
            }
        }
        return Optional.empty();
    }

    private static Optional<FormFault> length(int limit, int length) {
        return length > limit ? Optional.of(new TooLong(limit, length)) : Optional.empty();
    }

    private static Optional<FormFault> form(Pattern form, String text) {
        return form.matcher(text).matches() ? Optional.empty() : Optional.of(new Malformed());
    }

    private static Optional<FormFault> range(boolean inside) {
        return inside ? Optional.empty() : Optional.of(new OutOfRange());
    }
}
