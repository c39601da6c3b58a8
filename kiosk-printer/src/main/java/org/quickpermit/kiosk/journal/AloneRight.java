package org.quickpermit.kiosk.journal;

import java.time.LocalDate;

/// What the journal keeps of a print made while the kiosk was cut off, to be reported later; it names no person.
///
/// @param bootId the start of the kiosk in which the sheet was taken
/// @param issuedOn day of issue on the sheet
/// @param keyId the key that sealed it
public record AloneRight(String bootId, LocalDate issuedOn, String keyId) {}
