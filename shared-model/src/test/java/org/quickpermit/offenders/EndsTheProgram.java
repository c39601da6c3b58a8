package org.quickpermit.offenders;

class EndsTheProgram {
    void end() {
        System.exit(1);
    }
}
