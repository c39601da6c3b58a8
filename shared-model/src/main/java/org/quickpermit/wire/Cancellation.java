package org.quickpermit.wire;

/// Cancels an approved, unused permit. The body of `POST /api/v1/quick-permits/{caseNumber}/cancellation`.
///
/// @param reason why, 1 to 200 characters
public record Cancellation(String reason) {}
