package org.quickpermit.offenders;

import org.apache.pdfbox.pdmodel.PDDocument;

class DrawsPdfOutsideThePapers {
    PDDocument draw() {
        return new PDDocument();
    }
}
