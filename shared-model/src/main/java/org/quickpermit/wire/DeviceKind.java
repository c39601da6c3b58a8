package org.quickpermit.wire;

/// What an enrolled machine is. Its client certificate names it; the server knows where it stands.
public enum DeviceKind {
    /** A clerk's terminal, bound to one agency. */
    TERMINAL,
    /** A kiosk, bound to one station. */
    KIOSK,
    /** A workstation of the bureau or of an inspection counter. */
    WORKSTATION,
    /** A machine that may read metrics and nothing else. */
    MONITOR
}
