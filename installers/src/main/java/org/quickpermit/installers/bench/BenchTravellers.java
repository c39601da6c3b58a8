package org.quickpermit.installers.bench;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.QuickPermitApplication;

/// The people of a bench: numbered, made by arithmetic alone, the same in every run. Each holds a passport of the Hong
/// Kong SAR with a valid machine-readable zone and a Hong Kong identity number with its check character, and none has a
/// reason to be refused.
public final class BenchTravellers {
    /// There are no more passport numbers of this shape than these.
    public static final int MOST = 10_000_000;
    private static final String[] SURNAMES = {"CHAN", "WONG", "LEE", "CHEUNG", "LAM", "NG", "HO", "LEUNG", "TSANG",
            "KWOK", "YEUNG", "TAM", "CHOI", "POON", "SIU", "FUNG", "MAK", "YIP", "LAU", "CHU"};
    private static final String[] GIVEN = {"TAI", "MAN", "SIU", "LING", "KA", "WAI", "CHI", "KEUNG", "MEI", "FONG",
            "HOI", "YAN", "WING", "SZE", "KIN", "HO", "TSZ", "CHING", "PUI", "SHAN", "YUK", "LAN", "KWOK", "HUNG"};
    private static final int[] HKID_WEIGHTS = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final int BLANK_VALUE = 36;
    private final LocalDate today;

    /// @param today the day the passports are valid well beyond
    public BenchTravellers(LocalDate today) {
        this.today = today;
    }

    /// Passport number of a person.
    ///
    /// @param person from 0 to [#MOST]
    public static String passportNumber(int person) {
        return String.format(Locale.ROOT, "K%08d", person);
    }

    /// Hong Kong identity number of a person, as `A123456(3)`.
    public static String identityNumber(int person) {
        char letter = (char) ('A' + person / 1_000_000);
        String digits = String.format(Locale.ROOT, "%06d", person % 1_000_000);
        int sum = BLANK_VALUE * HKID_WEIGHTS[0] + (letter - 'A' + 10) * HKID_WEIGHTS[1];
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * HKID_WEIGHTS[i + 2];
        }
        int check = (11 - sum % 11) % 11;
        return letter + digits + "(" + (check == 10 ? "A" : Integer.toString(check)) + ")";
    }

    /// Birth date of a person, between 1950 and 1999.
    public static LocalDate birthDate(int person) {
        return LocalDate.of(1950, 1, 1).plusDays(person * 7919L % 18_000);
    }

    /// Surname of a person.
    public static String surname(int person) {
        return SURNAMES[person % SURNAMES.length];
    }

    /// Given names of a person.
    public static String givenNames(int person) {
        return GIVEN[person / SURNAMES.length % GIVEN.length] + " "
                + GIVEN[person / SURNAMES.length / GIVEN.length % GIVEN.length];
    }

    /// Last day of a person's passport, two to nine years ahead.
    public LocalDate expiryDate(int person) {
        return today.plusYears(2).plusDays(person * 31L % 2_500);
    }

    /// The passport of a person.
    public TravelDocument passport(int person) {
        return new TravelDocument("P", "CHN", passportNumber(person), "CHN", surname(person), givenNames(person),
                false, birthDate(person), person % 2 == 0 ? Sex.FEMALE : Sex.MALE, expiryDate(person));
    }

    /// The application of a person as a terminal sends it after a swipe.
    public QuickPermitApplication application(int person) {
        TravelDocument passport = passport(person);
        List<String> rows = Mrz.write(passport, "", MrzFormat.TD3);
        Map<DocumentField, Origin> origins = new EnumMap<>(DocumentField.class);
        for (DocumentField field : DocumentField.values()) {
            origins.put(field, Origin.SWIPED);
        }
        origins.remove(DocumentField.CHINESE_NAME);
        origins.put(DocumentField.IDENTITY_NUMBER, Origin.TYPED);
        return new QuickPermitApplication(passport, rows, null, null, identityNumber(person),
                new QuickPermitApplication.Contact("+852 5555 0100", null), today.plusDays(7), origins);
    }
}
