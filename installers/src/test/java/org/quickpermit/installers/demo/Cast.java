package org.quickpermit.installers.demo;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.mrz.MrzVectors;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

/// The people of the demo, all of them fictional, and what the registers say about them. Dates move with the day of the
/// demo, so that it plays the same in any year.
final class Cast {
    private final LocalDate today;

    Cast(LocalDate today) {
        this.today = today;
    }

    /// Passport of the Hong Kong SAR; approved, printed, enters twice.
    Traveller chan() {
        return hongKong("K01234567", "CHAN", "TAI MAN", LocalDate.of(1980, 2, 29), Sex.MALE, "陳大文", "A123456(3)");
    }

    /// Passport of the Macao SAR, whose name fills its field and is cut off.
    Traveller rosario() {
        return Traveller.of(
                new TravelDocument("P", "CHN", "MA0123456", "CHN", "DO ROSARIO XAVIER", "MARIA ANTONIETA DE FATIMA",
                        false, LocalDate.of(1991, 7, 14), Sex.FEMALE, today.plusYears(6)),
                "羅瑪麗", "12345678");
    }

    /// Passport of a British National (Overseas); the Chinese name has a character of the Hong Kong supplementary set.
    Traveller lee() {
        return Traveller.of(new TravelDocument("P", "GBR", "512345678", "GBN", "LEE", "KA WAI", false,
                LocalDate.of(1988, 11, 3), Sex.MALE, today.plusYears(4)), "李𡃁偉", "P234567(A)");
    }

    /// Passport that expires one day before the six months are over.
    Traveller cheung(LocalDate lastDayTooSoon) {
        return Traveller.of(
                new TravelDocument("P", "CHN", "K02345678", "CHN", "CHEUNG", "SIU LING", false,
                        LocalDate.of(1975, 6, 1), Sex.FEMALE, lastDayTooSoon),
                "張小玲", "G123456(A)");
    }

    /// On the deny list under another romanisation of the same name.
    Traveller listed() {
        return hongKong("K03456789", "CHAN", "MEI LING", listedBirthDate(), Sex.FEMALE, "陳美玲", "Z683365(A)");
    }

    /// Birth date the deny list has for that name.
    LocalDate listedBirthDate() {
        return LocalDate.of(1971, 9, 9);
    }

    /// Stayed too long two years ago.
    Traveller overstayer() {
        return hongKong("K04567890", "WONG", "CHI KEUNG", LocalDate.of(1966, 1, 20), Sex.MALE, "黃志強",
                "AB987654(3)");
    }

    /// Approved under a Chinese name that is then corrected.
    Traveller lam() {
        return hongKong("KJ0567890", "LAM", "HOI YAN", LocalDate.of(1995, 12, 24), Sex.FEMALE, "林海欣",
                "XA123456(8)");
    }

    /// Approved; the permit is revoked before it is printed.
    Traveller ho() {
        return hongKong("K06789012", "HO", "WING SZE", LocalDate.of(1983, 3, 8), Sex.FEMALE, "何詠詩", "WX123456(9)");
    }

    /// Approved; the kiosk's printer runs out of paper over this permit.
    Traveller ng() {
        return hongKong("K07890123", "NG", "KIN HO", LocalDate.of(1979, 10, 31), Sex.MALE, "吳健豪", "K123456(0)");
    }

    /// Applied ten weeks ago and comes too late.
    Traveller latecomer() {
        return hongKong("K08901234", "TAM", "YUK LAN", LocalDate.of(1962, 4, 4), Sex.FEMALE, "譚玉蘭", "L555555(0)");
    }

    /// Passport of the Hong Kong SAR in the newer series.
    Traveller wong() {
        return hongKong("KJ1234567", "WONG", "SZE MAN", LocalDate.of(1990, 5, 17), Sex.FEMALE, "黃詩敏",
                "C668668(9)");
    }

    /// Approved; the answer is lost on the line.
    Traveller yip() {
        return hongKong("K05678901", "YIP", "CHI HANG", LocalDate.of(1972, 7, 2), Sex.MALE, "葉志恆", "R234567(5)");
    }

    /// Comes to the agency whose deposit is empty.
    Traveller poon() {
        return hongKong("K09012345", "POON", "TSZ CHING", LocalDate.of(2001, 8, 15), Sex.MALE, "潘子澄",
                "A234567(9)");
    }

    private Traveller hongKong(String number, String surname, String givenNames, LocalDate birthDate, Sex sex,
            String chineseName, String identityNumber) {
        return Traveller.of(new TravelDocument("P", "CHN", number, "CHN", surname, givenNames, false, birthDate, sex,
                today.plusYears(5)), chineseName, identityNumber);
    }

    /// The movement register: the overstayer's stay of seven weeks, and an ordinary one.
    String movements() {
        LocalDate in = today.minusYears(2);
        return """
                document_number,identity_number,direction,day
                K04567890,AB987654(3),ENTRY,%s
                K04567890,AB987654(3),EXIT,%s
                K01234567,A123456(3),ENTRY,%s
                K01234567,A123456(3),EXIT,%s
                """.formatted(in, in.plusWeeks(7), in, in.plusDays(5));
    }

    /// A published specimen, and why it is refused.
    ///
    /// @param name what it is
    /// @param rows as published
    /// @param reasons codes of all the grounds it is refused for, or the one fault for which its zone is not taken
    record Specimen(String name, List<String> rows, List<String> reasons) {
        Specimen {
            rows = List.copyOf(rows);
            reasons = List.copyOf(reasons);
        }

        /// True when the zone itself is rejected, so that nothing can be applied for.
        boolean isUnreadable(LocalDate today) {
            return Mrz.parse(rows, today) instanceof MrzResult.Rejected;
        }
    }

    /// The specimens, as published, in the order in which they are swiped.
    static List<Specimen> specimens() {
        List<String> foreign = List.of("DOCUMENT_NOT_ELIGIBLE", "NATIONALITY_NOT_ELIGIBLE", "PASSPORT_EXPIRED");
        return List.of(
                new Specimen("ICAO 9303, 7th edition", MrzVectors.ERIKSSON, foreign),
                new Specimen("ICAO 9303, older edition", MrzVectors.ERIKSSON_OLD,
                        List.of("expiry date not plausible")),
                new Specimen("Hong Kong SAR", MrzVectors.HKSAR, List.of("PASSPORT_EXPIRED")),
                new Specimen("Germany, issuing state of one letter", MrzVectors.MUSTERMANN, foreign),
                new Specimen("Netherlands, last check digit but one a 0", MrzVectors.DUTCH_ZERO, foreign),
                new Specimen("Netherlands, last check digit but one a filler", MrzVectors.DUTCH_FILLER, foreign),
                new Specimen("Netherlands, name cut off", MrzVectors.TRUNCATED, foreign),
                new Specimen("identity card of three rows", MrzVectors.CARD, foreign),
                new Specimen("identity card of two rows", MrzVectors.LARGE_CARD, foreign));
    }
}
