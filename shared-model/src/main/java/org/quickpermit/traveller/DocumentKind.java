package org.quickpermit.traveller;

/// Kinds of travel document the quick permit tells apart. All Chinese passports carry the issuer `CHN` in the
/// machine-readable zone, so the kind follows from the number's prefix, not from the issuer alone.
public enum DocumentKind {
    /** Passport of the Hong Kong Special Administrative Region. */
    HKSAR_PASSPORT,
    /** Passport of the Macao Special Administrative Region. */
    MACAO_SAR_PASSPORT,
    /** British National (Overseas) passport: issuer `GBR`, nationality `GBN`. */
    BNO_PASSPORT,
    /** Portuguese passport of a Macau resident. */
    PORTUGUESE_PASSPORT,
    /** Ordinary passport of mainland China; not eligible for a quick permit. */
    MAINLAND_PASSPORT,
    /** Any other document; not eligible for a quick permit. */
    OTHER,
    /** Issuer and prefix fit no row of the table; eligibility then rests on the agency's declaration. */
    UNRECOGNISED
}
