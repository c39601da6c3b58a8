package org.quickpermit.wire;

/// A station signs for sheets: the body of `POST /api/v1/stock/arrivals`.
///
/// @param first number of the first sheet, as read from the pack
/// @param count how many, as counted, 1 to 5000
public record StockArrival(String first, int count) {}
