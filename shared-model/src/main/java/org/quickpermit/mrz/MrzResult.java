package org.quickpermit.mrz;

import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Text;

/// What [Mrz#parse] makes of the rows it is given.
public sealed interface MrzResult {
    /// The zone follows the standard and every check digit is right.
    ///
    /// @param format its layout
    /// @param document the data
    /// @param optionalData content of the optional field without trailing fillers, fillers inside kept; of a TD1 card
    ///        with content in both optional fields, both joined by `/`
    record Parsed(MrzFormat format, TravelDocument document, String optionalData) implements MrzResult {
        /// Masked: optional data often hold an identity number.
        @Override
        public String toString() {
            return "Parsed[" + format + " " + document + "]";
        }
    }

    /// The zone was refused as a whole; nothing of it may be used.
    ///
    /// @param row the row at fault, from 1; 0 when it is the whole zone
    /// @param position the character at fault, from 1; 0 when it is the whole row or zone
    /// @param fault why
    record Rejected(int row, int position, MrzFault fault) implements MrzResult {
        /// Place, reason and remedy in one sentence: `第2列第10碼：檢查碼不符，請重新刷讀`.
        public Text text() {
            Text reason = fault.text();
            if (row == 0) {
                return new Text("機讀區：" + reason.zh(), "Machine-readable zone: " + reason.en());
            }
            return new Text("第" + row + "列第" + position + "碼：" + reason.zh(),
                    "Row " + row + ", position " + position + ": " + reason.en());
        }
    }
}
