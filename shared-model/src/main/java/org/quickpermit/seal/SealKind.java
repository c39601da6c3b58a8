package org.quickpermit.seal;

/// The papers that carry a seal. A seal of one kind is never accepted where the other is asked for.
public enum SealKind {
    /** Printed by the agency; opens the kiosk. */
    BOARDING_CONFIRMATION(0x51),
    /** Printed by the kiosk on numbered stock; shown at inspection. */
    ENTRY_PERMIT(0x52);

    private final int featureReference;

    SealKind(int featureReference) {
        this.featureReference = featureReference;
    }

    /// The header byte that names this kind ("document feature definition reference" in ICAO's visible digital seal).
    int featureReference() {
        return featureReference;
    }
}
