package org.quickpermit.offenders;

class LeavesWorkOpen {
    static final int LIMIT_TODO = 1;
}
