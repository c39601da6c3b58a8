package org.quickpermit.wire;

/// Closes an [OfflineConflict]: the body of `POST /api/v1/offline-conflicts/{conflictId}/closure`.
///
/// @param reason what was found and done, 1 to 200 characters
public record ConflictClosure(String reason) {}
