package org.quickpermit.wire;

import java.time.Instant;

/// A kiosk's shift that is open.
///
/// @param shiftId its id
/// @param openedBy login of who opened it
/// @param openedAt when
public record Shift(String shiftId, String openedBy, Instant openedAt) {}
