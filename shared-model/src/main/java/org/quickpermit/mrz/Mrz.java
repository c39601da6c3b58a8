package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.traveller.TravelDocument;

/// The machine-readable zone, read and written.
public final class Mrz {
    private Mrz() {}

    /// Reads a zone. Every check digit is verified, each field's own first, then the composite one. The first fault in
    /// the order of reading is reported; text that is not exactly a zone (small letters, full-width forms, blanks, line
    /// ends within a row) is rejected, since normalising is the business of the reader's driver.
    ///
    /// Birth dates are taken as the latest date that is not after `today`; expiry dates as the one between 20 years
    /// before and 30 years after `today`.
    ///
    /// @param rows the rows without line ends
    /// @param today the civil date against which two-digit years are read
    /// @return the document, or the first fault; never an exception, whatever the rows hold
    public static MrzResult parse(List<String> rows, LocalDate today) {
        return MrzReader.read(rows, today);
    }

    /// Writes the zone of a document, with right check digits. A name too long for its field is truncated as Doc
    /// 9303-4 §4.2.3 asks, so that a letter stands in the last position; hyphens and blanks in names become fillers and
    /// apostrophes vanish (Doc 9303-3 §4.6).
    ///
    /// The document code is taken from the document, whatever the format: for a visa, hand in a document whose code
    /// starts with `V`.
    ///
    /// @param document what to write
    /// @param optionalData content of the optional field, possibly empty; for a TD1 card `/` divides the first field
    ///        from the second
    /// @param format the layout
    /// @return the rows, each exactly as long as the format says
    /// @throws IllegalArgumentException when a field of the document cannot stand in a zone of this format: the message
    ///         names the field and the limit, not its content
    public static List<String> write(TravelDocument document, String optionalData, MrzFormat format) {
        return MrzWriter.write(document, optionalData, format);
    }
}
