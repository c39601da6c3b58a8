package org.quickpermit.permit;

import java.util.Map;
import java.util.Optional;

/// The life of a permit, from the granted application to its end. [#after(PermitEvent)] is the whole table: a pair that
/// is not in it does not happen.
public enum PermitState {
    /** Approved; the traveller holds a boarding confirmation, no entry permit is printed yet. */
    GRANTED,
    /** The entry permit is on paper, confirmed out of the printer. */
    ISSUED,
    /** At least one entry is recorded and at least one is left. */
    USED,
    /** All entries are used. */
    EXHAUSTED,
    /** The last usable day has passed. */
    EXPIRED,
    /** Taken back by the bureau or cancelled by the agency. */
    REVOKED,
    /** Replaced by a corrected permit or by a newer approval of the same traveller. */
    SUPERSEDED;

    private static final Map<PermitState, Map<PermitEvent, PermitState>> TABLE = Map.of(
            GRANTED,
            Map.of(
                    PermitEvent.SHEET_CONFIRMED, ISSUED,
                    PermitEvent.EXPIRE, EXPIRED,
                    PermitEvent.REVOKE, REVOKED,
                    PermitEvent.SUPERSEDE, SUPERSEDED),
            ISSUED,
            Map.of(
                    PermitEvent.SHEET_CONFIRMED, ISSUED,
                    PermitEvent.ENTRY, USED,
                    PermitEvent.LAST_ENTRY, EXHAUSTED,
                    PermitEvent.EXPIRE, EXPIRED,
                    PermitEvent.REVOKE, REVOKED,
                    PermitEvent.SUPERSEDE, SUPERSEDED),
            USED,
            Map.of(
                    PermitEvent.SHEET_CONFIRMED, USED,
                    PermitEvent.ENTRY, USED,
                    PermitEvent.LAST_ENTRY, EXHAUSTED,
                    PermitEvent.EXPIRE, EXPIRED,
                    PermitEvent.REVOKE, REVOKED,
                    PermitEvent.SUPERSEDE, SUPERSEDED));

    /// The state that follows on `event`, or empty when the event cannot happen in this state.
    public Optional<PermitState> after(PermitEvent event) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(event));
    }

    /// True while the permit can still be printed or used.
    public boolean isLive() {
        return TABLE.containsKey(this);
    }

    /// True while the agency may still correct or cancel the case: nothing of the permit is on paper yet, so that no
    /// sheet in a traveller's hand is contradicted (QP-6). Afterwards only the bureau can end it.
    public boolean isOpenToAgency() {
        return this == GRANTED;
    }
}
