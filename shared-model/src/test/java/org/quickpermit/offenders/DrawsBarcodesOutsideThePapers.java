package org.quickpermit.offenders;

import com.google.zxing.common.BitMatrix;

class DrawsBarcodesOutsideThePapers {
    BitMatrix draw() {
        return new BitMatrix(1);
    }
}
