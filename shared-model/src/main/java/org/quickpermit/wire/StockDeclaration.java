package org.quickpermit.wire;

/// Sheets that are declared missing, or found again and taken into the depot: the body of `POST /api/v1/stock/missing` and of
/// `POST /api/v1/stock/found`.
///
/// @param first number of the first sheet
/// @param count how many, 1 to 5000
/// @param reason what is known of it, 1 to 200 characters
public record StockDeclaration(String first, int count, String reason) {}
