package org.quickpermit.kiosk.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells what is new in what is looked at every other second, so that the log gets a line when something goes wrong, when
/// it goes wrong in another way and when it is right again, and none in between. Safe for several threads.
final class Changes {
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    /// True when this is not the fault the subject had last.
    ///
    /// @param subject what is looked at
    /// @param fault what is wrong with it
    boolean broke(String subject, String fault) {
        return !fault.equals(faults.put(subject, fault));
    }

    /// True when the subject had a fault until now.
    boolean mended(String subject) {
        return faults.remove(subject) != null;
    }
}
