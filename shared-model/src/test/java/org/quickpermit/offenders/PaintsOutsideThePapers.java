package org.quickpermit.offenders;

import java.awt.Color;

class PaintsOutsideThePapers {
    Color colour() {
        return Color.BLACK;
    }
}
