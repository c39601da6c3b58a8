package org.quickpermit.offenders;

import org.quickpermit.offenders.feature.internal.KeptInside;

class ReachesIntoAnotherFeature {
    KeptInside foreign() {
        return new KeptInside();
    }
}
