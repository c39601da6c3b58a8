package org.quickpermit.server.identity;

import java.util.Map;
import java.util.TreeMap;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.platform.http.Caller;

/// Who does an administrative deed: a person at a workstation, or the system itself at its first start and in the demo.
///
/// @param name login, or `system`
/// @param deviceId device, empty for the system
public record Actor(String name, String deviceId) {
    /// The system itself.
    public static final Actor SYSTEM = new Actor("system", "");

    /// The caller of a route.
    public static Actor of(Caller caller) {
        return new Actor(caller.actor(), caller.deviceId());
    }

    AuditEvent event(String action, String subject, String outcome, Map<String, String> details) {
        return new AuditEvent(action, name, deviceId, subject, outcome, new TreeMap<>(details));
    }
}
