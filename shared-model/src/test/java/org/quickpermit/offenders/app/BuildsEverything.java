package org.quickpermit.offenders.app;

import org.quickpermit.offenders.feature.internal.KeptInside;

class BuildsEverything {
    KeptInside part() {
        return new KeptInside();
    }
}
