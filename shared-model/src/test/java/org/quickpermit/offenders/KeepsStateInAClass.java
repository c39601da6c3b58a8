package org.quickpermit.offenders;

class KeepsStateInAClass {
    static int count;
}
