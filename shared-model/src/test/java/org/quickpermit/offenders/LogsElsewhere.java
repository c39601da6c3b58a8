package org.quickpermit.offenders;

import java.util.logging.Logger;

class LogsElsewhere {
    void log() {
        Logger.getLogger("elsewhere").info("noise");
    }
}
