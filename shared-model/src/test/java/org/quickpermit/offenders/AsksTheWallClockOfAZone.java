package org.quickpermit.offenders;

import java.time.LocalDate;
import java.time.ZoneId;

class AsksTheWallClockOfAZone {
    LocalDate today(ZoneId zone) {
        return LocalDate.now(zone);
    }
}
