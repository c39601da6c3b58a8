package org.quickpermit.wire;

import java.time.Instant;
import java.time.LocalDate;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

/// What became of a sheet that a kiosk printed while it was cut off: the body of `POST /api/v1/kiosk/offline-prints`.
/// `bootId` and `sequence` name the event among all of this kiosk; sending it again changes nothing. A sheet nobody was
/// sure of has a second event when a person has looked.
///
/// @param printId the kiosk's id of the print, 1 to 60 characters of `0-9A-Za-z-`
/// @param bootId the kiosk's start in which the sheet was taken, 1 to 60 characters of `0-9A-Za-z-`
/// @param sequence position of the event in the kiosk's journal
/// @param permitId the permit
/// @param copyNumber copy number on the sheet, 1 to 65535
/// @param sheetNumber the sheet
/// @param issuedOn day of issue printed on the sheet
/// @param keyId the key that sealed the sheet
/// @param result what became of the sheet
/// @param evidence what shows it
/// @param at when the kiosk wrote it, by its own clock
public record OfflinePrint(String printId, String bootId, long sequence, PermitId permitId, int copyNumber,
        String sheetNumber, LocalDate issuedOn, String keyId, Result result, Evidence evidence, Instant at) {}
