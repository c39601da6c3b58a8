package org.quickpermit.wire;

/// Takes a permit back: the body of `POST /api/v1/permits/{permitId}/revocation`, for the bureau.
///
/// @param reason why, 1 to 200 characters
public record Revocation(String reason) {}
