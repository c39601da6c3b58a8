package org.quickpermit.offenders;

class PrintsToTheConsole {
    void print() {
        System.out.println("noise");
    }
}
