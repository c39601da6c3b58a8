package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.List;

/// Published specimens of machine-readable zones (Doc 9303 and the specimens of issuers), as printed.
public final class MrzVectors {
    /// A day on which every specimen but one still reads as issued.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    public static final List<String> ERIKSSON = List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    public static final List<String> ERIKSSON_OLD = List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L898902C<3UTO6908061F9406236ZE184226B<<<<<14");
    public static final List<String> HKSAR = List.of("P<CHNCHUNG<<KWOK<SUM<<<<<<<<<<<<<<<<<<<<<<<<",
            "K123455994CHN8008080F1702057HK8888888<<<<<36");
    public static final List<String> MUSTERMANN = List.of("P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<",
            "C11T002JM4D<<9608122F1310317<<<<<<<<<<<<<<<6");
    public static final List<String> DUTCH_ZERO = List.of("P<NLDMEULENDIJK<<LOES<ALBERTINE<<<<<<<<<<<<<",
            "XX00000000NLD7110195F1108280123456782<<<<<02");
    public static final List<String> DUTCH_FILLER = List.of("P<NLDMEULENDIJK<<LOES<ALBERTINE<<<<<<<<<<<<<",
            "XX00000000NLD7110195F1108280123456782<<<<<<2");
    public static final List<String> TRUNCATED = List.of("P<NLDVAN<NIEUWENHUIZEN<<GERARD<ROBBERT<MARTI",
            "XN01BC0150NLD7112247M1108268123456782<<<<<02");
    public static final List<String> CARD = List.of("I<UTOD231458907<<<<<<<<<<<<<<<",
            "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    public static final List<String> LARGE_CARD = List.of("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
            "D231458907UTO7408122F1204159<<<<<<<6");

    /// Every specimen above.
    public static final List<List<String>> ALL = List.of(ERIKSSON, ERIKSSON_OLD, HKSAR, MUSTERMANN, DUTCH_ZERO,
            DUTCH_FILLER, TRUNCATED, CARD, LARGE_CARD);

    private MrzVectors() {}
}
