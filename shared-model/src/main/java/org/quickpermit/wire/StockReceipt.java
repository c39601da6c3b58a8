package org.quickpermit.wire;

/// Blank sheets that came to the depot: the body of `POST /api/v1/stock/receipts`.
///
/// @param first number of the first sheet, up to four capitals and four to eight digits
/// @param count how many, 1 to 5000
/// @param deliveryNote number of the delivery note, 1 to 60 characters
public record StockReceipt(String first, int count, String deliveryNote) {}
