package org.quickpermit.seal;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.quickpermit.permit.PermitId;

import org.jspecify.annotations.Nullable;

/// What a barcode says, before it is signed or after its signature was verified.
///
/// Two seals are the same paper when permit id **and** copy number are the same, see [#identity()]. The signed bytes are
/// no identity: whoever sees one ECDSA signature (r, s) can write down a second valid one, (r, n - s), without any key.
///
/// @param kind the paper it is printed on
/// @param permitId number of the permit
/// @param copyNumber 0 for the boarding confirmation, 1 for the first printed entry permit, one more for every reprint,
///        at most 65,535
/// @param sheetNumber number of the sheet of stock, 4 to 12 of `0-9A-Z`; only on an entry permit
/// @param documentNumber number of the travel document, 1 to 20 of `0-9A-Z`
/// @param nationality code of the holder's nationality, 1 to 3 of `A-Z`
/// @param birthDate date of birth
/// @param issuedOn first day it is good for, Asia/Taipei
/// @param lastDay last day it is good for, on or after `issuedOn`
/// @param keyId id of the signing key: the signer's four characters and a reference of 2 to 12, all `0-9A-Z`
public record Seal(SealKind kind, PermitId permitId, int copyNumber, @Nullable String sheetNumber,
        String documentNumber, String nationality, LocalDate birthDate, LocalDate issuedOn, LocalDate lastDay,
        String keyId) {
    /// Highest copy number a seal can carry.
    public static final int MAX_COPY_NUMBER = 0xFFFF;

    private static final Pattern SHEET_NUMBER = Pattern.compile("[0-9A-Z]{4,12}");
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("[0-9A-Z]{1,20}");
    private static final Pattern NATIONALITY = Pattern.compile("[A-Z]{1,3}");
    private static final Pattern KEY_ID = Pattern.compile("[0-9A-Z]{6,16}");

    /// @throws IllegalArgumentException naming the component that is out of its range
    public Seal {
        require(copyNumber >= 0 && copyNumber <= MAX_COPY_NUMBER, "copyNumber", "is 0 to 65535");
        switch (kind) {
            case BOARDING_CONFIRMATION -> {
                require(copyNumber == 0, "copyNumber", "is 0 on a boarding confirmation");
                require(sheetNumber == null, "sheetNumber", "is absent on a boarding confirmation");
            }
            case ENTRY_PERMIT -> {
                require(copyNumber >= 1, "copyNumber", "is 1 or more on an entry permit");
                require(sheetNumber != null && isSheetNumber(sheetNumber), "sheetNumber",
                        "has 4 to 12 characters of 0-9A-Z");
            }
        }
        require(DOCUMENT_NUMBER.matcher(documentNumber).matches(), "documentNumber",
                "has 1 to 20 characters of 0-9A-Z");
        require(NATIONALITY.matcher(nationality).matches(), "nationality", "has 1 to 3 letters A-Z");
        require(SealDates.isEncodable(birthDate), "birthDate", "lies in the years 1000 to 9999");
        require(SealDates.isEncodable(issuedOn), "issuedOn", "lies in the years 1000 to 9999");
        require(SealDates.isEncodable(lastDay), "lastDay", "lies in the years 1000 to 9999");
        require(!lastDay.isBefore(issuedOn), "lastDay", "is not before issuedOn");
        require(isKeyId(keyId), "keyId", "has 6 to 16 characters of 0-9A-Z");
    }

    /// True for a sheet number a seal can carry: 4 to 12 of `0-9A-Z`.
    public static boolean isSheetNumber(String text) {
        return SHEET_NUMBER.matcher(text).matches();
    }

    /// True for a key id a seal can carry: 6 to 16 of `0-9A-Z`.
    public static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }

    /// What this paper is one of: the only key by which scans may be told apart or recognised as the same.
    public Identity identity() {
        return new Identity(permitId, copyNumber);
    }

    /// Gives away neither document nor birth date.
    @Override
    public String toString() {
        return "Seal[" + kind + " " + permitId + " copy " + copyNumber + "]";
    }

    private static void require(boolean holds, String component, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(component + " " + rule);
        }
    }

    /// Identity of a paper.
    ///
    /// @param permitId number of the permit
    /// @param copyNumber which of its papers
    public record Identity(PermitId permitId, int copyNumber) {}
}
