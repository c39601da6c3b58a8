package org.quickpermit.agency;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

/// Machine-readable zones of made-up people, with right check digits.
public final class Zones {
    /// A Hong Kong passport.
    public static final List<String> CHAN = of("K12345678", "CHAN", "TAI MAN", LocalDate.of(2031, 5, 20));
    /// Another one.
    public static final List<String> WONG = of("K23456789", "WONG", "MEI LING", LocalDate.of(2033, 1, 31));
    /// A name as long as a zone can carry.
    public static final List<String> LONG = of("MA2345678", "DA CONCEICAO RODRIGUES", "MARIA ANTONIETA",
            LocalDate.of(2030, 2, 28));

    private Zones() {}

    /// The two rows of a Chinese passport.
    public static List<String> of(String number, String surname, String givenNames, LocalDate expiry) {
        return Mrz.write(new TravelDocument("P", "CHN", number, "CHN", surname, givenNames, false,
                LocalDate.of(1988, 4, 12), Sex.MALE, expiry), "", MrzFormat.TD3);
    }
}
