package org.quickpermit.offenders;

import java.time.LocalDate;

class AsksTheWallClock {
    LocalDate today() {
        return LocalDate.now();
    }
}
