package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.TravelDocument;

/// Tells the kinds of document apart. The passports of Hong Kong, Macau and the mainland all carry issuer and
/// nationality `CHN`; only the series of the number distinguishes them. British National (Overseas) passports carry
/// issuer `GBR` and nationality `GBN`, whatever their number.
public final class DocumentKinds {
    private static final LocalDate HKSAR = LocalDate.of(1997, 7, 1);
    private static final LocalDate MACAO_SAR = LocalDate.of(1999, 12, 20);
    private static final LocalDate ALWAYS = LocalDate.of(1949, 1, 1);

    /// The series known to this version, first match counts. A number that fits none is [DocumentKind#UNRECOGNISED],
    /// since series are added by the issuers without notice.
    public static final List<NumberSeries> STANDARD = List.of(
            chinese("K\\d{8}", DocumentKind.HKSAR_PASSPORT, LocalDate.of(2007, 2, 5)),
            chinese("KJ\\d{7}", DocumentKind.HKSAR_PASSPORT, LocalDate.of(2019, 5, 14)),
            chinese("H\\d{8}|H[A-Z]\\d{7}", DocumentKind.HKSAR_PASSPORT, HKSAR),
            chinese("M\\d{8}|M[A-Z]\\d{7}", DocumentKind.MACAO_SAR_PASSPORT, MACAO_SAR),
            chinese("E\\d{8}|E[A-Z]\\d{7}", DocumentKind.MAINLAND_PASSPORT, LocalDate.of(2012, 5, 15)),
            chinese("G\\d{8}", DocumentKind.MAINLAND_PASSPORT, ALWAYS),
            chinese("[DSP]E?\\d{7,8}", DocumentKind.OTHER, ALWAYS),
            new NumberSeries("GBR", "GBN", Pattern.compile(".*"), DocumentKind.BNO_PASSPORT, LocalDate.of(1987, 7, 1),
                    null),
            new NumberSeries("PRT", "PRT", Pattern.compile(".*"), DocumentKind.PORTUGUESE_PASSPORT, ALWAYS, null));

    private DocumentKinds() {}

    /// The kind of a document by [#STANDARD].
    ///
    /// @param document its data
    /// @param day the application date; rows of the table that do not count on it are passed over
    public static DocumentKind classify(TravelDocument document, LocalDate day) {
        return classify(document, day, STANDARD);
    }

    /// The kind of a document by the given table.
    ///
    /// @param document its data
    /// @param day the application date
    /// @param table rows in order of precedence
    public static DocumentKind classify(TravelDocument document, LocalDate day, List<NumberSeries> table) {
        if (!document.documentCode().startsWith("P")) {
            return DocumentKind.OTHER;
        }
        boolean issuerKnown = false;
        for (NumberSeries row : table) {
            boolean issuerFits = row.issuingState().equals(document.issuingState())
                    && row.nationality().equals(document.nationality());
            issuerKnown |= issuerFits;
            if (issuerFits && row.isLiveOn(day) && row.number().matcher(document.number()).matches()) {
                return row.kind();
            }
        }
        return issuerKnown ? DocumentKind.UNRECOGNISED : DocumentKind.OTHER;
    }

    private static NumberSeries chinese(String number, DocumentKind kind, LocalDate from) {
        return new NumberSeries("CHN", "CHN", Pattern.compile(number), kind, from, null);
    }
}
