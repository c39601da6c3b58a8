package org.quickpermit.offenders;

import java.util.UUID;

class DrawsAnId {
    String id() {
        return UUID.randomUUID().toString();
    }
}
