package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Asks for a permit at inspection, by exactly one of the three: the body of `POST /api/v1/inspections/look-ups`. In a
/// body, since none of it belongs in an address.
///
/// @param seal barcode of the entry permit
/// @param humanNumber human number as printed
/// @param documentNumber number of the travel document
public record PermitLookUp(@Nullable String seal, @Nullable String humanNumber, @Nullable String documentNumber) {
    @Override
    public String toString() {
        return "PermitLookUp[masked]";
    }
}
