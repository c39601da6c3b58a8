package org.quickpermit.offenders;

class PrintsByIo {
    void print() {
        IO.println("noise");
    }
}
