package org.quickpermit.offenders.mrz;

import org.quickpermit.wire.TopUp;

class KnowsWhoAsks {
    String asker(TopUp body) {
        return body.reference();
    }
}
