package org.quickpermit.offenders;

import java.io.IOException;

class RunsACommand {
    void run(String typed) throws IOException {
        Runtime.getRuntime().exec(new String[]{"sh", "-c", typed});
    }
}
