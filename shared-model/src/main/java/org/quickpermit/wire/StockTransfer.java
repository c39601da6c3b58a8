package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// The depot hands sheets over: the body of `POST /api/v1/stock/transfers`. They are on their way until the station signs
/// for them.
///
/// @param first number of the first sheet
/// @param count how many, 1 to 5000
/// @param stationId the station they go to; null takes sheets that are on their way back into the depot
public record StockTransfer(String first, int count, @Nullable String stationId) {}
