package org.quickpermit.offenders;

class LeavesWorkOpen {
    final int todoLater = 1;
}
