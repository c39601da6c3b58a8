package org.quickpermit.traveller;

/// The fields of an application whose origin is remembered from the reader to the border.
public enum DocumentField {
    DOCUMENT_CODE,
    ISSUING_STATE,
    NUMBER,
    NATIONALITY,
    SURNAME,
    GIVEN_NAMES,
    BIRTH_DATE,
    SEX,
    EXPIRY_DATE,
    CHINESE_NAME,
    IDENTITY_NUMBER
}
