package org.quickpermit.offenders;

import java.io.IOException;

class StartsAProgram {
    Process start(String printer) throws IOException {
        return new ProcessBuilder("lpr", "-P", printer).start();
    }
}
