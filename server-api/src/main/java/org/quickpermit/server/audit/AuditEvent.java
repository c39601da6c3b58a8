package org.quickpermit.server.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.quickpermit.server.platform.http.Caller;

/// One deed for the audit log.
///
/// @param action what was done, as `QUICK_PERMIT_DECIDED`
/// @param actor login of the person, or id of the device that acted alone, or `system`
/// @param deviceId device it was done at, empty for the system itself
/// @param subject number of the thing it was done to (case, permit, lease, login); never a name or document number
/// @param outcome result, as `APPROVED`
/// @param details further codes and numbers, without personal data; and under `reason`, where a deed needs one, the reason
///        as a person typed it: it belongs to the trail, and is the one free text there, so it may name somebody
public record AuditEvent(String action, String actor, String deviceId, String subject, String outcome,
        SortedMap<String, String> details) {
    public AuditEvent {
        details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /// A deed of the caller.
    public static AuditEvent of(Caller caller, String action, String subject, String outcome,
            Map<String, String> details) {
        return new AuditEvent(action, caller.actor(), caller.deviceId(), subject, outcome, new TreeMap<>(details));
    }

    /// A deed of the caller without details.
    public static AuditEvent of(Caller caller, String action, String subject, String outcome) {
        return of(caller, action, subject, outcome, Map.of());
    }

    /// A deed of the system itself: a start, a load from the command line.
    public static AuditEvent system(String action, String subject, String outcome, Map<String, String> details) {
        return new AuditEvent(action, "system", "", subject, outcome, new TreeMap<>(details));
    }
}
