package org.quickpermit.offenders.feature;

import org.quickpermit.offenders.feature.internal.KeptInside;

class UsesItsOwnInternals {
    KeptInside own() {
        return new KeptInside();
    }
}
