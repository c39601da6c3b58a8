package org.quickpermit.agency.newapplication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.Verdict;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.identity.IdentityNumber;
import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.paper.Glyphs;
import org.quickpermit.time.Periods;
import org.quickpermit.traveller.Sex;

/// What may stand in the fields of an application. Pure; every fault names the character and what to do. The server
/// checks all of it again.
final class Checks {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int LONGEST_NAME = 39;
    /// Places for it in the entry permit's machine-readable zone.
    private static final int LONGEST_NUMBER = 9;
    private static final int LONGEST_CHINESE_NAME = 20;
    private static final int VALIDITY_MONTHS = 6;
    private static final int BOARDING_MONTHS = 2;

    private Checks() {}

    static Verdict surname(String typed) {
        return typed.isBlank() ? missing("check.surname.missing") : name(typed);
    }

    static Verdict givenNames(String typed) {
        return typed.isBlank() ? Verdict.good() : name(typed);
    }

    private static Verdict name(String typed) {
        Optional<Verdict> stranger = stranger(typed, c -> c >= 'A' && c <= 'Z' || c == ' ', "check.name.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (typed.strip().length() > LONGEST_NAME) {
            return wrong("check.name.long", LONGEST_NAME, typed.strip().length());
        }
        return Verdict.good();
    }

    static Verdict chineseName(String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            return Verdict.good();
        }
        Optional<Verdict> stranger = stranger(name,
                c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c == '·' || c == '‧' || c == '・',
                "check.chineseName.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (name.codePointCount(0, name.length()) > LONGEST_CHINESE_NAME) {
            return wrong("check.chineseName.long", LONGEST_CHINESE_NAME);
        }
        List<Integer> unprintable = Glyphs.missing(name);
        if (!unprintable.isEmpty()) {
            String shown = unprintable.stream()
                    .map(c -> Character.toString(c) + "（U+%04X）".formatted(c))
                    .collect(Collectors.joining(" "));
            return new Verdict.Doubtful(Wording.of("check.chineseName.glyph", shown));
        }
        return Verdict.good();
    }

    static Verdict identityNumber(String typed) {
        if (typed.isBlank()) {
            return missing("check.identity.missing");
        }
        return switch (IdentityNumbers.parse(typed)) {
            case IdentityResult.Valid(IdentityNumber number) -> switch (number) {
                case IdentityNumber.HongKongId _ -> new Verdict.Good(Wording.of("check.identity.hongKong"));
                case IdentityNumber.MacauId _ -> new Verdict.Good(Wording.of("check.identity.macau"));
                case IdentityNumber.NationalId _,IdentityNumber.ResidentNumber _ -> wrong("check.identity.taiwan");
            };
            case IdentityResult.Invalid invalid -> isUnfinished(typed)
                    ? new Verdict.Incomplete(invalid.text())
                    : new Verdict.Wrong(invalid.text());
        };
    }

    /// A number that could still become right by typing on is not yet wrong.
    private static boolean isUnfinished(String typed) {
        String dense = typed.replaceAll("[\\s()（）]", "");
        return dense.matches("[A-Z]{1,2}[0-9]{0,6}|[0-9]{1,7}") && !typed.matches(".*[)）]");
    }

    static Verdict documentNumber(String typed) {
        if (typed.isBlank()) {
            return missing("check.number.missing");
        }
        Optional<Verdict> stranger = stranger(typed.strip(), c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9',
                "check.number.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        int length = typed.strip().length();
        return length > LONGEST_NUMBER ? wrong("check.number.long", LONGEST_NUMBER, length) : Verdict.good();
    }

    static Verdict stateCode(String typed) {
        String code = typed.strip();
        if (code.isEmpty()) {
            return missing("check.state.missing");
        }
        Optional<Verdict> stranger = stranger(code, c -> c >= 'A' && c <= 'Z', "check.state.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (code.length() > 3) {
            return wrong("check.state.long");
        }
        return code.length() == 3 || code.equals("D") ? Verdict.good() : missing("check.state.short");
    }

    static Verdict birthDate(String typed, LocalDate today) {
        return date(typed, day -> day.isAfter(today) ? wrong("check.birth.future") : Verdict.good());
    }

    static Verdict expiryDate(String typed, LocalDate today) {
        return date(typed, day -> {
            if (day.isBefore(today)) {
                return new Verdict.Doubtful(Wording.of("check.expiry.past"));
            }
            LocalDate needed = Periods.lastDayOfMonths(today, VALIDITY_MONTHS);
            return day.isBefore(needed)
                    ? new Verdict.Doubtful(Wording.of("check.expiry.short", needed))
                    : Verdict.good();
        });
    }

    static Verdict arrival(String typed, LocalDate today) {
        return date(typed, day -> {
            if (day.isBefore(today)) {
                return wrong("check.arrival.past");
            }
            LocalDate last = Periods.lastDayOfMonths(today, BOARDING_MONTHS);
            return day.isAfter(last)
                    ? new Verdict.Doubtful(Wording.of("check.arrival.late", last))
                    : Verdict.good();
        });
    }

    private static Verdict date(String typed, java.util.function.Function<LocalDate, Verdict> judge) {
        if (typed.isBlank()) {
            return missing("check.date.missing");
        }
        Optional<Verdict> stranger = stranger(typed.strip(), c -> c >= '0' && c <= '9' || "-/.年月日".indexOf(c) >= 0,
                "check.date.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        Optional<LocalDate> day = Days.read(typed);
        if (day.isPresent()) {
            return judge.apply(day.get());
        }
        boolean full = typed.codePoints().filter(Character::isDigit).count() >= 8;
        return full ? wrong("check.date.none", typed.strip()) : missing("check.date.form");
    }

    static Verdict sex(String typed) {
        if (typed.isBlank()) {
            return missing("check.sex.missing");
        }
        return sexOf(typed).<Verdict>map(sex -> new Verdict.Good(Wording.of(switch (sex) {
            case MALE -> "sex.male";
            case FEMALE -> "sex.female";
            case UNSPECIFIED -> "sex.unspecified";
        }))).orElseGet(() -> wrong("check.sex.character", typed.strip()));
    }

    static Optional<Sex> sexOf(String typed) {
        return switch (typed.strip()) {
            case "M" -> Optional.of(Sex.MALE);
            case "F" -> Optional.of(Sex.FEMALE);
            case "X", "<" -> Optional.of(Sex.UNSPECIFIED);
            default -> Optional.empty();
        };
    }

    static Verdict phone(String typed, String email) {
        String phone = typed.strip();
        if (phone.isEmpty()) {
            return email.isBlank() ? missing("check.contact.missing") : Verdict.good();
        }
        Optional<Verdict> stranger = stranger(phone, c -> c >= '0' && c <= '9' || c == ' ' || c == '+' || c == '-',
                "check.phone.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (phone.length() > 30) {
            return wrong("check.phone.long");
        }
        return phone.chars().anyMatch(Character::isDigit) ? Verdict.good() : missing("check.phone.digits");
    }

    static Verdict email(String typed) {
        String email = typed.strip();
        if (email.isEmpty()) {
            return Verdict.good();
        }
        Optional<Verdict> stranger = stranger(email, c -> c > ' ' && c < 127, "check.email.character");
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (email.length() > 254) {
            return wrong("check.email.long");
        }
        return EMAIL.matcher(email).matches() ? Verdict.good() : missing("check.email.form");
    }

    static Verdict reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty()) {
            return missing("check.reason.missing");
        }
        return reason.length() > 200 ? wrong("check.reason.long", reason.length()) : Verdict.good();
    }

    /// The first character that may not stand in a field, counted as the clerk counts.
    private static Optional<Verdict> stranger(String text, IntPredicate allowed, String key) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!allowed.test(points[i])) {
                return Optional.of(wrong(key, i + 1, visible(points[i])));
            }
        }
        return Optional.empty();
    }

    private static String visible(int codePoint) {
        boolean shows = Character.isDefined(codePoint) && !Character.isISOControl(codePoint)
                && !Character.isWhitespace(codePoint) && Character.getType(codePoint) != Character.SURROGATE
                && Character.getType(codePoint) != Character.FORMAT;
        return shows ? Character.toString(codePoint) : "U+%04X".formatted(codePoint);
    }

    private static Verdict missing(String key, Object... values) {
        return new Verdict.Incomplete(Wording.of(key, values));
    }

    private static Verdict wrong(String key, Object... values) {
        return new Verdict.Wrong(Wording.of(key, values));
    }
}
