package org.quickpermit.wire;

import java.time.LocalDate;

/// A kiosk's seal key as it is on the trust list from now on: the answer to a [KioskSealKey].
///
/// @param keyId id the seals name
/// @param notBefore first day of issue it may seal
/// @param notAfter last day of issue it may seal
public record SealKeyPeriod(String keyId, LocalDate notBefore, LocalDate notAfter) {}
