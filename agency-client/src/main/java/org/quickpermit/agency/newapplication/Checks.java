package org.quickpermit.agency.newapplication;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.FieldSentences;
import org.quickpermit.agency.fx.Verdict;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.form.FormRules;
import org.quickpermit.identity.IdentityNumber;
import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.paper.Glyphs;
import org.quickpermit.time.Periods;
import org.quickpermit.traveller.Sex;

/// What is said about the fields of an application. Pure; every fault names the character and what to do. What may stand
/// in a field is the rule of [FormRules], which the server asks again.
final class Checks {
    private static final int VALIDITY_MONTHS = 6;
    private static final FieldSentences SURNAME = FieldSentences.of("check.surname.missing", "check.name");
    private static final FieldSentences CHINESE_NAME = FieldSentences.of("check.chineseName.form", "check.chineseName");
    private static final FieldSentences DOCUMENT_NUMBER = FieldSentences.of("check.number.missing", "check.number");
    private static final FieldSentences STATE = FieldSentences.of("check.state.missing", "check.state");
    private static final FieldSentences PHONE = FieldSentences.of("check.contact.missing", "check.phone");
    private static final FieldSentences EMAIL = FieldSentences.of("check.email.form", "check.email");

    private Checks() {}

    static Verdict surname(String typed) {
        return SURNAME.judge(FormRules.surname(single(typed)), typed);
    }

    static Verdict givenNames(String surname, String typed) {
        return SURNAME.judge(FormRules.givenNames(single(surname), single(typed)), typed);
    }

    /// Several blanks between names are one: the form sends names so.
    static String single(String typed) {
        return typed.strip().replaceAll(" +", " ");
    }

    static Verdict chineseName(String typed) {
        Verdict form = CHINESE_NAME.judge(FormRules.chineseName(typed.strip()), typed);
        return form.passes() ? printable(typed.strip()) : form;
    }

    private static Verdict printable(String name) {
        List<Integer> unprintable = Glyphs.missing(name);
        if (unprintable.isEmpty()) {
            return Verdict.good();
        }
        String shown = unprintable.stream()
                .map(c -> Character.toString(c) + String.format(Locale.ROOT, "（U+%04X）", c))
                .collect(Collectors.joining(" "));
        return new Verdict.Doubtful(Wording.of("check.chineseName.glyph", shown));
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
        return DOCUMENT_NUMBER.judge(FormRules.documentNumber(typed.strip()), typed);
    }

    static Verdict stateCode(String typed) {
        return STATE.judge(FormRules.stateCode(typed.strip()), typed);
    }

    static Verdict birthDate(String typed, LocalDate today) {
        return date(typed, day -> FormRules.birthDate(day, today).isPresent()
                ? wrong("check.birth.range", FormRules.EARLIEST_BIRTH.getYear())
                : Verdict.good());
    }

    static Verdict expiryDate(String typed, LocalDate today) {
        return date(typed, day -> {
            if (FormRules.expiryDate(day).isPresent()) {
                return wrong("check.expiry.range");
            }
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
            if (FormRules.arrival(day, today, FormRules.BOARDING_MONTHS).isEmpty()) {
                return Verdict.good();
            }
            return day.isBefore(today)
                    ? wrong("check.arrival.past")
                    : wrong("check.arrival.late", FormRules.lastArrival(today, FormRules.BOARDING_MONTHS));
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
        return PHONE.judge(FormRules.phone(typed.strip(), email.strip()), typed);
    }

    static Verdict email(String typed) {
        return EMAIL.judge(FormRules.email(typed.strip()), typed);
    }

    /// The first character that may not stand in a field, counted as the clerk counts.
    private static Optional<Verdict> stranger(String text, IntPredicate allowed, String key) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!allowed.test(points[i])) {
                return Optional.of(wrong(key, i + 1, FieldSentences.visible(points[i])));
            }
        }
        return Optional.empty();
    }

    private static Verdict missing(String key, Object... values) {
        return new Verdict.Incomplete(Wording.of(key, values));
    }

    private static Verdict wrong(String key, Object... values) {
        return new Verdict.Wrong(Wording.of(key, values));
    }
}
