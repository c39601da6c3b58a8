package org.quickpermit.wire;

import java.util.List;

/// The answer of `GET /api/v1/offline-conflicts`.
///
/// @param conflicts open ones first, the oldest on top; then those closed last, at most 200 in all
public record OfflineConflictList(List<OfflineConflict> conflicts) {
    public OfflineConflictList {
        conflicts = List.copyOf(conflicts);
    }
}
