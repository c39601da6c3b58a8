package org.quickpermit.wire;

/// Staff's word that another kiosk of their station is switched off and prints nothing: the body of
/// `POST /api/v1/kiosk/siblings/{kioskId}/switched-off`. It holds until that kiosk calls again.
///
/// @param reason how they know, 1 to 200 characters
public record SwitchedOff(String reason) {}
