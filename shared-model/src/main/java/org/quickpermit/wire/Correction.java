package org.quickpermit.wire;

/// Corrects an approved application within the set window: the old permit's barcodes die, a new permit is issued on the
/// corrected data, no second fee is charged. The body of `POST /api/v1/quick-permits/{caseNumber}/corrections`.
///
/// @param application the whole corrected application
/// @param reason why, in the clerk's words, 1 to 200 characters
public record Correction(QuickPermitApplication application, String reason) {}
