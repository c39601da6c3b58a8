package org.quickpermit.offenders;

class DrawsAtRandom {
    double draw() {
        return Math.random();
    }
}
