package org.quickpermit.offenders.traveller;

import org.quickpermit.wire.Text;

class KnowsMessages {
    Text text() {
        return new Text("訊息", "message");
    }
}
