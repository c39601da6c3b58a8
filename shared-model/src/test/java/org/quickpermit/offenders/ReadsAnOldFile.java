package org.quickpermit.offenders;

import java.io.File;

class ReadsAnOldFile {
    long size(File file) {
        return file.length();
    }
}
