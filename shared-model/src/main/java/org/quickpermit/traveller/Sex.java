package org.quickpermit.traveller;

/// Sex as in the machine-readable zone (ICAO Doc 9303-3): M, F, or `<` where the document does not say.
public enum Sex {
    MALE,
    FEMALE,
    UNSPECIFIED
}
