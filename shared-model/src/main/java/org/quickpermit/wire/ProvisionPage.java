package org.quickpermit.wire;

import java.util.List;

/// What a kiosk fetches ahead, one page: the answer of `GET /api/v1/kiosk/provisions?after=…`.
///
/// @param through the change number to ask after next; every change up to it is in this page or an earlier one
/// @param more true when further pages are waiting
/// @param provisions by change number, rising
public record ProvisionPage(long through, boolean more, List<Provision> provisions) {
    public ProvisionPage {
        provisions = List.copyOf(provisions);
    }
}
