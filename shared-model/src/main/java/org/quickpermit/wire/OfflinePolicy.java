package org.quickpermit.wire;

/// What a kiosk of one model may print while it is cut off from the centre. The bureau sets it, model by model.
///
/// @param maxListAgeMinutes how old the trust list may be, 0 to 240 minutes
/// @param maxPrints how many prints may wait to be reported, 0 to 5000; 0 forbids printing alone
public record OfflinePolicy(int maxListAgeMinutes, int maxPrints) {
    /// What holds for a kiosk of which no model is known: nothing.
    public static final OfflinePolicy NONE = new OfflinePolicy(0, 0);

    /// @throws IllegalArgumentException when a number is out of its range
    public OfflinePolicy {
        if (maxListAgeMinutes < 0 || maxListAgeMinutes > 240) {
            throw new IllegalArgumentException("maxListAgeMinutes is 0 to 240");
        }
        if (maxPrints < 0 || maxPrints > 5_000) {
            throw new IllegalArgumentException("maxPrints is 0 to 5000");
        }
    }
}
